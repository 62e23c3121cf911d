// The sections of the benchmark, in the order of docs/performance.md. Within a round their cases are run in this order, too.
import { changes } from './sections/changes.mjs';
import { coldIndex } from './sections/coldIndex.mjs';
import { past } from './sections/past.mjs';
import { peerSection } from './sections/peers.mjs';
import { pictures } from './sections/pictures.mjs';
import { views } from './sections/views.mjs';
import { warmStart } from './sections/warmStart.mjs';

/** @type {readonly import('./section.mjs').Section[]} */
export const sections = [coldIndex, warmStart, peerSection, changes, views, pictures, past];
