/** Share of a daily cap from which people want to know. */
export const NEAR_CAP = 0.9
