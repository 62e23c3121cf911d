// The only way to HTML in the preview: elements made from names, attributes and content, in which every text is escaped.
// Comes in: texts that people wrote; goes out: Html. There is no way to put markup in; a page cannot be made to hold any.

declare const made: unique symbol;

/** Markup that was made by the functions of this file. */
export type Html = string & { readonly [made]: true };

/** Attributes by name; those that are undefined are left out. Names are ours, values anybody's. */
export type Attributes = Readonly<Record<string, string | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as content or as a value of an attribute in quotes. */
export function text(words: string): Html {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '') as Html;
}

/** One element with its content. */
export function element(name: string, attributes: Attributes, ...content: readonly Html[]): Html {
  return `${opening(name, attributes)}${content.join('')}</${name}>` as Html;
}

/** The opening tag alone, for content that others draw; whoever asks for it closes it. */
export function opening(name: string, attributes: Attributes): Html {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${text(value)}"`],
  );
  return `<${name}${written.join('')}>` as Html;
}

/** The closing tag alone. */
export function closing(name: string): Html {
  return `</${name}>` as Html;
}

/** Parts side by side; between them what is given. */
export function all(parts: readonly Html[], between: Html = text('')): Html {
  return parts.join(between) as Html;
}
