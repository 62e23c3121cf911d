// All sections of the format, in the order of the page.
import { canonical, records } from './canonical.ts';
import { repeating, signs } from './emoji.ts';
import { boxes, bytes, hidden } from './files.ts';
import type { LineSection } from './lineRow.ts';
import { markers } from './markers.ts';
import { keys, priorities } from './names.ts';
import { ambiguities, links, mentions, others } from './references.ts';
import { brackets, plainFields, states, todoTxt } from './words.ts';

/** The format. */
export const sections: readonly LineSection[] = [
  boxes,
  markers,
  states,
  canonical,
  plainFields,
  brackets,
  signs,
  repeating,
  mentions,
  links,
  records,
  keys,
  priorities,
  ambiguities,
  todoTxt,
  others,
  bytes,
  hidden,
];
