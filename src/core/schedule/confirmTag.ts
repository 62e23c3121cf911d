// How lines that ask somebody to confirm new dates are told from others (docs/format, "Rescheduling"). Comes in: nothing; goes out: a name.

/** Their tag. */
export const confirmTag = 'confirm';
