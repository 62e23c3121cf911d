// The weekday that weeks begin with. Comes in: the team's country where the notebook says one; goes out: an ISO weekday. Else the
// machine's region counts as long as it speaks the language of the window, whose name alone says no region.
import { env } from 'vscode';

interface WeekInfo {
  getWeekInfo?(): { readonly firstDay: number };
}

/** 1 Monday to 7 Sunday, as the team's country has it (`NL`, `US-CA`); Monday where nothing is known. */
export function weekStart(country?: string): number {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const own = locale.startsWith(env.language) ? locale : env.language;
  const region = new Intl.Locale(country === undefined ? own : `und-${country.slice(0, 2)}`) as WeekInfo;
  return region.getWeekInfo?.().firstDay ?? 1;
}
