import { z } from 'zod'
import { readXml } from '../../remote/xml.ts'

const oneOrMore = <S extends z.ZodType>(schema: S) =>
  z.union([schema.transform((one) => [one]), z.array(schema)]).default([])

const feedReport = z.object({
  AmazonEnvelope: z.object({
    Message: oneOrMore(
      z.object({
        ProcessingReport: z.object({
          Result: oneOrMore(z.object({ ResultCode: z.string(), ResultDescription: z.string().default('') })),
        }),
      }),
    ),
  }),
})

/** What a processing report says against the feed; undefined = nothing, or it is no report. */
export function errorOfReport(report: string): string | undefined {
  const read = feedReport.safeParse(readXml(report)).data
  return read?.AmazonEnvelope.Message.flatMap(({ ProcessingReport }) => ProcessingReport.Result).find(
    ({ ResultCode }) => ResultCode === 'Error',
  )?.ResultDescription
}
