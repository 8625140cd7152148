/** Whoever sits at the control room's own computer while nobody has to sign in. */
export const LOCAL_ACTOR = 'local'

/** The program itself. */
export const SYSTEM_ACTOR = 'switchyard'
