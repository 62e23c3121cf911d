// The environment git gets: picked by name from ours, never inherited as a whole. Comes in: our environment and what the host
// adds for asking passwords. Goes out: a fresh record. No variable that points git at another repository, index or
// configuration passes, so a Daybook started by git (as its editor) still works on the folder it was told.

const passed = [
  'HOME PATH USER LOGNAME TMPDIR TEMP TMP',
  'SSH_AUTH_SOCK SSH_AGENT_PID GNUPGHOME GPG_AGENT_INFO',
  'XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XAUTHORITY',
  'http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR',
  // Where this machine keeps certificates and its ssh; they name programs and files of the machine, not a repository.
  'GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_PROXY_SSL_CAINFO GIT_SSH GIT_SSH_COMMAND GIT_SSH_VARIANT',
  'SystemRoot SystemDrive windir ComSpec PATHEXT USERPROFILE USERNAME HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA',
  'ProgramData ProgramFiles ProgramFiles(x86) ProgramW6432 CommonProgramFiles',
  // Sign-in by the domain; Apple's tools, and programs of Windows that git in WSL starts for signing in.
  'KRB5CCNAME KRB5_CONFIG DEVELOPER_DIR WSL_INTEROP WSL_DISTRO_NAME WSLENV',
].flatMap((line) => line.split(' '));

/** The only variables the host may add, for sign-in dialogs. */
const askpass = new Set([
  'GIT_ASKPASS',
  'SSH_ASKPASS',
  'SSH_ASKPASS_REQUIRE',
  'VSCODE_GIT_ASKPASS_NODE',
  'VSCODE_GIT_ASKPASS_MAIN',
  'VSCODE_GIT_ASKPASS_EXTRA_ARGS',
  'VSCODE_GIT_IPC_HANDLE',
  'DISPLAY',
]);

/** A set of environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The environment of one git process. `ask` (the host's askpass variables) is used only when `interactive`; otherwise nothing
 * may ask: no terminal, no askpass, no credential dialog.
 */
export function gitEnvironment(
  ours: Variables,
  options: { readonly ask: Variables; readonly interactive: boolean; readonly indexFile: string | undefined },
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of passed) {
    const value = ours[name];
    if (value !== undefined) result[name] = value;
  }
  Object.assign(result, {
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: ':',
    GIT_PAGER: 'cat',
    PAGER: 'cat',
  });
  if (options.indexFile !== undefined) result['GIT_INDEX_FILE'] = options.indexFile;
  if (!options.interactive)
    return Object.assign(result, { GCM_INTERACTIVE: 'never', SSH_ASKPASS_REQUIRE: 'never', GIT_ASKPASS: '' });
  for (const [name, value] of Object.entries(options.ask))
    if (askpass.has(name) && value !== undefined) result[name] = value;
  return result;
}
