import { z } from 'zod'
/** How it stands with the label of one parcel. */
export declare const parcelLabel: z.ZodObject<
  {
    parcel: z.ZodInt
    standing: z.ZodEnum<{
      'at-packing': 'at-packing'
      buying: 'buying'
      'by-hand': 'by-hand'
      collected: 'collected'
      dropped: 'dropped'
      elsewhere: 'elsewhere'
      fetching: 'fetching'
      'in-doubt': 'in-doubt'
      'in-hand': 'in-hand'
      'not-voided': 'not-voided'
      own: 'own'
      refused: 'refused'
      voided: 'voided'
      voiding: 'voiding'
      waiting: 'waiting'
    }>
    isSandbox: z.ZodBoolean
    problem: z.ZodNullable<
      z.ZodType<
        import('../messages/definition.ts').Message,
        import('../messages/definition.ts').Message,
        z.core.$ZodTypeInternals<
          import('../messages/definition.ts').Message,
          import('../messages/definition.ts').Message
        >
      >
    >
    bought: z.ZodNullable<
      z.ZodObject<
        {
          purchaseId: z.ZodString
          trackingNumber: z.ZodString
          trackingUrl: z.ZodNullable<z.ZodString>
          account: z.ZodString
          cannotVoid: z.ZodNullable<
            z.ZodType<
              import('../messages/definition.ts').Message,
              import('../messages/definition.ts').Message,
              z.core.$ZodTypeInternals<
                import('../messages/definition.ts').Message,
                import('../messages/definition.ts').Message
              >
            >
          >
        },
        z.core.$strip
      >
    >
  },
  z.core.$strip
>
export type ParcelLabel = z.infer<typeof parcelLabel>
/** What labels are there for what is to be packed. */
export declare const labelSupply: z.ZodObject<
  {
    parcels: z.ZodInt
    inHand: z.ZodInt
    hours: z.ZodNullable<z.ZodNumber>
    waiting: z.ZodInt
  },
  z.core.$strip
>
export type LabelSupply = z.infer<typeof labelSupply>
