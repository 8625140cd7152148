/** What a decision opens is replaced or closed by the next decision of the order. */
export const DECISION_KEY = 'decision'
/** What a person must agree to besides, of an order that ships in part. */
export const FURTHER_DECISION_KEY = 'decision/further'
