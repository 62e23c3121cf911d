// Reads Daybook's settings with the types that manifest.ts gives them. Never writes a setting.
import { type ConfigurationScope, workspace } from 'vscode';
import type { SettingTypes } from '../manifest.ts';

/** The value of a setting for a resource; package.json has the default, so it is never undefined. */
export function setting<Name extends keyof SettingTypes>(name: Name, scope?: ConfigurationScope): SettingTypes[Name] {
  return workspace.getConfiguration('daybook', scope).get(name) as SettingTypes[Name];
}
