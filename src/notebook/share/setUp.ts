// What git must know once before notes can be shared: who commits, and where the team's repository is. Comes in: what a person
// said. Goes out: a state. Writes the repository's own configuration only, never the person's or the machine's.
import { say } from '../../core/language.ts';
import type { GitCall } from '../gitVerbs.ts';
import { type Told, tell } from './messages.ts';
import { type Place, remoteNames, setting } from './place.ts';
import { runRefWrite } from './refWrites.ts';
import { addressProblem, gitAddress } from './remoteAddress.ts';
import { Stop, stateOfFailure, together } from './stop.ts';

/** Who commits. */
export interface Identity {
  readonly name: string;
  readonly mail: string;
}

const keptHere = 'kept-here';

/** Why a name or an address cannot be taken, in one sentence; undefined when it can. */
export function identityProblem(field: keyof Identity, text: string): string | undefined {
  const value = text.trim();
  if (field === 'name')
    return /[^\p{P}\p{S}\s]/u.test(value) && isPlain(value) ? undefined : say('Give your name as the team knows it.');
  return /^[^@\s]+@[^@\s]+$/.test(value) && isPlain(value)
    ? undefined
    : say('Give a mail address, such as ana@example.org.');
}

function isPlain(value: string): boolean {
  return value.length <= 200 && !value.startsWith('-') && !/[\p{Cc}<>]/u.test(value);
}

/** Whom git names here; what it does not say is empty. */
export async function readIdentity(place: Place): Promise<Identity> {
  const [name = '', mail = ''] = await together(['user.name', 'user.email'].map((key) => setting(place, key)));
  return { name, mail };
}

/** Notes who commits in this repository. */
export async function setIdentity(place: Place, { name, mail }: Identity): Promise<Told> {
  const wrong = identityProblem('name', name) ?? identityProblem('mail', mail);
  if (wrong !== undefined) return tell('no-identity', { words: wrong });
  await writeSetting(place, 'user.name', name.trim());
  await writeSetting(place, 'user.email', mail.trim());
  return tell('ready');
}

/** Writes one of the settings that the table of verbs allows, in the repository's own file. */
export async function writeSetting(place: Place, key: string, value: string): Promise<void> {
  await writeConfig(place, { verb: 'config-set', operands: [key, value] });
}

/** Names the team's repository `origin`. A name that is taken stays what it is. */
export async function addRemote(place: Place, address: string): Promise<Told> {
  const wrong = addressProblem(address);
  if (wrong !== undefined) return tell('failed', { words: wrong });
  if ((await remoteNames(place)).length === 0)
    await writeConfig(place, { verb: 'remote-add', operands: ['origin', gitAddress(address)] });
  await place.area.remove(keptHere);
  return tell('ready');
}

/** Remembers that the notes stay on this computer: nobody asks again. */
export async function keepHere(place: Place): Promise<Told> {
  await place.area.write(keptHere, new TextEncoder().encode('yes\n'));
  return tell('kept-here');
}

/** Whether somebody said that the notes stay here. */
export async function isKeptHere(place: Place): Promise<boolean> {
  return (await place.area.read(keptHere)) !== undefined;
}

async function writeConfig(place: Place, call: GitCall): Promise<void> {
  const result = await runRefWrite(place, ['config'], call);
  if (!result.ok) throw new Stop(stateOfFailure(result.failure));
}
