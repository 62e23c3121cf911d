// The way on when somebody replaced the shared history (F22): own commits go to a branch of their own, and the branch here follows the
// team's. Comes in: a session; goes out: words. The branch is made first, so nothing is ever without a name; uncommitted text stays as
// with every update, which may stop and be tried again.
import { applyForward } from './apply.ts';
import { writeSeenTip } from './journal.ts';
import { type Told, tell } from './messages.ts';
import { type Place, resolve, zeroOid } from './place.ts';
import { compare, shortName } from './remote.ts';
import { fetchShared, personAndDay } from './review.ts';
import type { Session } from './sharing.ts';
import { ask, Stop, stop } from './stop.ts';

/** A second time on one day gets a number, up to this one. */
const maxNumber = 20;

/** Keeps what is here on `kept/PERSON/DAY` and takes the team's history over; `ready` where nothing was replaced after all. */
export async function keepMine(session: Session): Promise<Told> {
  const { place } = session;
  const { here, upstream, tip } = await fetchShared(place);
  if (tip === undefined || !(await isReplaced(() => compare(place, here, upstream, tip)))) return tell('ready');
  const branch = await nameHere(place, here.head, `refs/heads/kept/${await personAndDay(session)}`);
  await applyForward(place, here, tip, session.dirtyPaths);
  await writeSeenTip(place.area, upstream.tracking, tip);
  return tell('kept-on-branch', { branch: shortName(branch) });
}

async function isReplaced(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return false;
  } catch (error) {
    if (error instanceof Stop && error.told.state === 'rewritten') return true;
    throw error;
  }
}

/** A branch for a commit: the one that an earlier try made, or the first free name. */
async function nameHere(place: Place, oid: string, name: string): Promise<string> {
  for (const ref of [name, ...Array.from({ length: maxNumber - 1 }, (_, at) => `${name}-${at + 2}`)]) {
    const known = await resolve(place, ref);
    if (known === undefined)
      await ask(place.git, { verb: 'update-ref', operands: [ref, oid, await zeroOid(place, oid)] });
    if (known === undefined || known === oid) return ref;
  }
  return stop('failed');
}
