// English without a translation: what VS Code's `l10n` answers by default. Comes in: a message and values; goes out: words.

/** Words of our own, untranslated. */
export const english = {
  t: (message: string, ...values: (string | number | boolean)[]) =>
    message.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole)),
};
