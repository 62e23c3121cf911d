// Makes dist/daybook.schema.json, the JSON Schema of daybook.yml that package.json hands to YAML editors. It is made from
// the same table of keys by which the extension reads the file, so the two cannot differ.
import { build } from 'esbuild';
import { dataFiles } from './dataFiles.mjs';
import { root } from './project.mjs';

/** Where it stands, relative to the repository. */
export const configSchemaFile = 'dist/daybook.schema.json';

/**
 * Bundles the schema's module and asks it for the schema.
 * @returns {Promise<string>} JSON
 */
export async function configSchemaText() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/core/record/configSchema.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [dataFiles],
    logLevel: 'warning',
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  const { configSchema } = await import(`data:text/javascript;base64,${source}`);
  return `${JSON.stringify(configSchema())}\n`;
}
