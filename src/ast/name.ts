/**
 * What names in formulas consist of: Unicode's identifiers (UAX 31), with combining marks and
 * subscripts added. The dot of products is no part of them, though Unicode lets it join the letters
 * of some; nor is what cannot be seen, or two names could look the same.
 */
export const NAME = String.raw`(?!\p{DI})[\p{ID_Start}_](?:(?![·\u0387]|\p{DI})[\p{ID_Continue}\p{M}₀-₉])*`;

const WHOLE = new RegExp(`^${NAME}$`, "u");

/** Whether a text can be a name in a formula. */
export const isName = (text: string): boolean => WHOLE.test(text);
