// Adds a checklist to a record: a heading and the boxes of a template, once. Comes in: the note's text, the heading, the template. Goes
// out: one insertion, or a refusal. Boxes that are there already are never touched or repeated.
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { renderTemplate, type TemplateData } from '../record/template.ts';
import { majorityLineEnd } from '../text.ts';
import { addLine } from './addLine.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';

/**
 * Adds the lines of the template under the heading. Refused as `exists` when boxes stand there already, as `invalid` when the template
 * holds none or cannot be read.
 */
export function addChecklist(text: string, heading: string, template: string, data: TemplateData): NoteEdit | Refusal {
  const note = parseNote(text);
  const at = note.headings.findIndex((each) => each.text.toLowerCase() === heading.toLowerCase());
  if (at >= 0 && note.tasks.some((task) => task.heading === at))
    return { refused: 'exists', message: say('There is a checklist under "{0}" already.', heading) };
  const made = renderTemplate(template, data);
  if (isRefusal(made)) return made;
  const lines = made.text.trim();
  if (parseNote(lines).tasks.length === 0)
    return { refused: 'invalid', message: say('The template of the checklist holds no boxes.') };
  return addLine(text, heading, lines.replaceAll('\n', majorityLineEnd(text)));
}
