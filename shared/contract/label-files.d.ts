import { z } from 'zod'
/** A file that holds no label, and why, in the language of who asks. */
export declare const failedFile: z.ZodObject<
  {
    name: z.ZodString
    reason: z.ZodString
  },
  z.core.$strip
>
export type FailedFile = z.infer<typeof failedFile>
/** A parcel whose label the merchant's own carrier software has still to make. */
export declare const awaitedFile: z.ZodObject<
  {
    purchaseId: z.ZodString
    reference: z.ZodString
    orderReference: z.ZodString
    parcel: z.ZodInt
    recipient: z.ZodString
    isPacked: z.ZodBoolean
  },
  z.core.$strip
>
/** Labels that a merchant's own carrier software makes. */
export declare const labelFileCalls: {
  /** How the folder of an account stands, what it waits for, and what could not be taken. */
  labelFiles: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
    z.ZodObject<
      {
        accountId: z.ZodString
      },
      z.core.$strip
    >,
    z.ZodObject<
      {
        folder: z.ZodString
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
        failed: z.ZodArray<
          z.ZodObject<
            {
              name: z.ZodString
              reason: z.ZodString
            },
            z.core.$strip
          >
        >
        waiting: z.ZodArray<
          z.ZodObject<
            {
              purchaseId: z.ZodString
              reference: z.ZodString
              orderReference: z.ZodString
              parcel: z.ZodInt
              recipient: z.ZodString
              isPacked: z.ZodBoolean
            },
            z.core.$strip
          >
        >
        waitingCount: z.ZodInt
      },
      z.core.$strip
    >,
    import('@orpc/contract').MergedErrorMap<
      Record<never, never>,
      {
        FORBIDDEN: {
          message: string
          data: z.ZodObject<
            {
              needed: z.ZodString
            },
            z.core.$strip
          >
        }
        NOT_FOUND: {
          message: string
          data: z.ZodObject<
            {
              what: z.ZodString
              id: z.ZodString
            },
            z.core.$strip
          >
        }
        STORE_FULL: {
          message: string
        }
      }
    >,
    import('./procedure.ts').QueryMeta & Record<never, never>
  >
  /** The label of one parcel as an uploaded file, instead of one in the folder. */
  giveLabelFile: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
    z.ZodObject<
      {
        commandId: z.ZodUUID
        input: z.ZodObject<
          {
            purchaseId: z.ZodString
            trackingNumber: z.ZodString
            uploadId: z.ZodString
            fileName: z.ZodString
          },
          z.core.$strip
        >
      },
      z.core.$strip
    >,
    z.ZodDiscriminatedUnion<
      [
        z.ZodObject<
          {
            kind: z.ZodLiteral<'done'>
            value: z.ZodObject<{}, z.core.$strip>
          },
          z.core.$strip
        >,
        z.ZodObject<
          {
            kind: z.ZodLiteral<'refused'>
            message: z.ZodType<
              import('../messages/definition.ts').Message,
              import('../messages/definition.ts').Message,
              z.core.$ZodTypeInternals<
                import('../messages/definition.ts').Message,
                import('../messages/definition.ts').Message
              >
            >
          },
          z.core.$strip
        >,
      ],
      'kind'
    >,
    import('@orpc/contract').MergedErrorMap<
      Record<never, never>,
      {
        FORBIDDEN: {
          message: string
          data: z.ZodObject<
            {
              needed: z.ZodString
            },
            z.core.$strip
          >
        }
        NOT_FOUND: {
          message: string
          data: z.ZodObject<
            {
              what: z.ZodString
              id: z.ZodString
            },
            z.core.$strip
          >
        }
        STORE_FULL: {
          message: string
        }
      }
    >,
    import('./procedure.ts').CommandMeta<'command'> & Record<never, never>
  >
}
