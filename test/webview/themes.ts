// The colours that VS Code hands to a page in its four kinds of themes, as far as our pages read them; taken from the default
// theme of each kind. A page in a test gets exactly these and nothing else.

/** The kinds of themes. */
export const themeKinds = ['dark', 'light', 'hc-dark', 'hc-light'] as const;

/** One of them. */
export type ThemeKind = (typeof themeKinds)[number];

/** What VS Code sets on the page: classes of the body and CSS variables without the leading `--vscode-`. */
export interface Theme {
  readonly classes: string;
  readonly variables: Readonly<Record<string, string>>;
}

const type = {
  'font-family': 'system-ui, "DejaVu Sans", sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': '"DejaVu Sans Mono", monospace',
};

/** The four themes. */
export const themes: Readonly<Record<ThemeKind, Theme>> = {
  dark: {
    classes: 'vscode-dark',
    variables: {
      ...type,
      foreground: '#cccccc',
      descriptionForeground: '#9d9d9d',
      'editor-background': '#1f1f1f',
      'editorWidget-background': '#202020',
      'widget-border': '#313131',
      'panel-border': '#2b2b2b',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'textCodeBlock-background': '#2b2b2b',
      'list-hoverBackground': '#2a2d2e',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'button-secondaryHoverBackground': '#3c3c3c',
      'dropdown-background': '#313131',
      'dropdown-foreground': '#cccccc',
      'dropdown-border': '#3c3c3c',
      'charts-foreground': '#cccccc',
      'charts-lines': '#cccccc80',
      'charts-red': '#f14c4c',
      'charts-blue': '#59a4f9',
      'charts-yellow': '#cca700',
      'charts-orange': 'rgba(234, 92, 0, 0.33)',
      'charts-green': '#89d185',
      'problemsErrorIcon-foreground': '#f14c4c',
      'editorError-foreground': '#f14c4c',
    },
  },
  light: {
    classes: 'vscode-light',
    variables: {
      ...type,
      foreground: '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'editor-background': '#ffffff',
      'editorWidget-background': '#f8f8f8',
      'widget-border': '#e5e5e5',
      'panel-border': '#e5e5e5',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'textCodeBlock-background': '#f8f8f8',
      'list-hoverBackground': '#f2f2f2',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'button-secondaryHoverBackground': '#cccccc',
      'dropdown-background': '#ffffff',
      'dropdown-foreground': '#3b3b3b',
      'dropdown-border': '#cecece',
      'charts-foreground': '#3b3b3b',
      'charts-lines': '#3b3b3b80',
      'charts-red': '#e51400',
      'charts-blue': '#0063d3',
      'charts-yellow': '#bf8803',
      'charts-orange': 'rgba(234, 92, 0, 0.33)',
      'charts-green': '#388a34',
      'problemsErrorIcon-foreground': '#e51400',
      'editorError-foreground': '#e51400',
    },
  },
  'hc-dark': {
    classes: 'vscode-high-contrast',
    variables: {
      ...type,
      foreground: '#ffffff',
      descriptionForeground: '#ffffffb3',
      'editor-background': '#000000',
      'editorWidget-background': '#0c141f',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'widget-border': '#6fc3df',
      'panel-border': '#6fc3df',
      focusBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      'button-secondaryBackground': '#000000',
      'button-secondaryForeground': '#ffffff',
      'button-border': '#6fc3df',
      'dropdown-background': '#000000',
      'dropdown-foreground': '#ffffff',
      'dropdown-border': '#6fc3df',
      'charts-foreground': '#ffffff',
      'charts-lines': '#ffffff80',
      'charts-red': '#f48771',
      'charts-blue': '#59a4f9',
      'charts-yellow': '#ffd370',
      'charts-green': '#89d185',
      'problemsErrorIcon-foreground': '#f48771',
      'editorError-foreground': '#f48771',
    },
  },
  'hc-light': {
    classes: 'vscode-high-contrast-light vscode-high-contrast',
    variables: {
      ...type,
      foreground: '#292929',
      descriptionForeground: '#292929b3',
      'editor-background': '#ffffff',
      'editorWidget-background': '#ffffff',
      contrastBorder: '#0f4a85',
      contrastActiveBorder: '#006bbd',
      'widget-border': '#0f4a85',
      'panel-border': '#0f4a85',
      focusBorder: '#006bbd',
      'textLink-foreground': '#0f4a85',
      'textCodeBlock-background': '#f2f2f2',
      'button-secondaryBackground': '#ffffff',
      'button-secondaryForeground': '#292929',
      'button-border': '#0f4a85',
      'dropdown-background': '#ffffff',
      'dropdown-foreground': '#292929',
      'dropdown-border': '#0f4a85',
      'charts-foreground': '#292929',
      'charts-lines': '#29292980',
      'charts-red': '#b5200d',
      'charts-blue': '#0063d3',
      'charts-yellow': '#895503',
      'charts-green': '#374e06',
      'problemsErrorIcon-foreground': '#b5200d',
      'editorError-foreground': '#b5200d',
    },
  },
};
