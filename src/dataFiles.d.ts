// Types of the data files that the build turns into modules (scripts/dataFiles.mjs). A default import is allowed for
// these alone. YAML arrives parsed by the failsafe schema, so every scalar is a string; Markdown arrives as its text.

declare module '*.yml' {
  const value: unknown;
  export default value;
}

declare module '*.md' {
  const text: string;
  export default text;
}
