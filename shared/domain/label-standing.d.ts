import { z } from 'zod';
import type { Fulfillment, Parcel } from './fulfillment.ts';
import { type LabelPurchase } from './label-purchase.ts';
/**
 * How it stands with a parcel's label, for people.
 * - `in-hand`: here, as the carrier made it, or numbered by its range
 * - `buying`: asked for, or about to be
 * - `waiting`: the carrier does not answer, or did not make it yet; it is asked again
 * - `fetching`: the carrier made it and did not send it yet
 * - `elsewhere`: the carrier made it; it is printed in the carrier's own software
 * - `refused`: the carrier does not make it as it was asked for
 * - `in-doubt`: the carrier may have made it
 * - `voiding`, `voided`, `not-voided`: not needed any more; the carrier takes it back, has, or does not
 * - `dropped`: not needed any more before it was made
 * - `at-packing`: bought, or numbered by a range, when the parcel is packed
 * - `own`: no account: a label of our own, which no carrier takes
 * - `by-hand`, `collected`: none of ours is needed
 */
export declare const LABEL_STANDINGS: readonly ['in-hand', 'buying', 'waiting', 'fetching', 'elsewhere', 'refused', 'in-doubt', 'voiding', 'voided', 'not-voided', 'dropped', 'at-packing', 'own', 'by-hand', 'collected'];
export declare const labelStandingKind: z.ZodEnum<{
    "at-packing": "at-packing";
    buying: "buying";
    "by-hand": "by-hand";
    collected: "collected";
    dropped: "dropped";
    elsewhere: "elsewhere";
    fetching: "fetching";
    "in-doubt": "in-doubt";
    "in-hand": "in-hand";
    "not-voided": "not-voided";
    own: "own";
    refused: "refused";
    voided: "voided";
    voiding: "voiding";
    waiting: "waiting";
}>;
export type LabelStanding = z.infer<typeof labelStandingKind>;
/** How it stands with one purchase. `isAnswering`: its carrier can be asked now. */
export declare function purchaseStanding({ state, papers, attempts }: Pick<LabelPurchase, 'state' | 'papers' | 'attempts'>, isAnswering: boolean): LabelStanding;
/**
 * How it stands with the label of a parcel, and the purchase that says so (null = there is none). `hasAccount`: an
 * account gives labels for it. Of a packed parcel without a purchase, the label that is on it is our own.
 */
export declare function parcelStanding({ carrierId, state }: Pick<Fulfillment, 'carrierId' | 'state'>, { number, trackingNumber }: Pick<Parcel, 'number' | 'trackingNumber'>, purchases: readonly LabelPurchase[], { hasAccount, isAnswering, }: {
    readonly hasAccount: boolean;
    readonly isAnswering: (accountId: string) => boolean;
}): {
    readonly standing: LabelStanding;
    readonly purchase: LabelPurchase | null;
};
