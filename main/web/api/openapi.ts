import { type OpenAPI, oc } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { z } from 'zod'
import { OFFERED_CALLS } from './api-router.ts'

const DESCRIPTION = `Other programs read orders, stock and delivery dates here, and hand in orders and shipments.

Each call carries a key: \`Authorization: Bearer syk_...\`. A manager makes keys under Settings > Programs and chooses what each may do.

What changes something carries an \`Idempotency-Key\` (at most 200 characters), new for each change. Repeated with the same key and body it is carried out once and answered alike.

Lists are read on with \`after\`: the \`next\` of the page before; null = that was all there is now. Amounts are in hundredths, instants in milliseconds since 1970.

A key is good for 20 calls a second, 200 at once; \`RateLimit\` says how many are left, \`Retry-After\` when to try again.`

const PROBLEM: OpenAPI.SchemaObject = {
  type: 'object',
  description: 'RFC 9457. `code` says the same to programs in every language.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const

/** The interface as an OpenAPI 3.1 document, read off the contract. */
export async function openApiDocument(version: string) {
  const generator = new OpenAPIGenerator({
    schemaConverters: [
      {
        condition: (schema) => schema instanceof z.ZodType,
        convert: (schema, { strategy }) => [true, jsonSchemaOf(schema as unknown as z.ZodType, strategy)],
      },
    ],
  })
  const router = Object.fromEntries(
    OFFERED_CALLS.map(({ call, method, path, summary, scope, meta, input, output }) => [
      call.join('_'),
      oc
        .route({
          method,
          path,
          summary,
          operationId: call.join('_'),
          tags: [path.split('/')[1] ?? ''],
          description: `Needs the right \`${scope}\`.`,
          spec: (operation) => ({
            ...operation,
            ...(meta.kind !== 'query' && { parameters: [...(operation.parameters ?? []), IDEMPOTENCY_KEY] }),
            responses: {
              ...operation.responses,
              default: {
                description: 'It was not carried out',
                content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
              },
            },
          }),
        })
        .input(input)
        .output(output),
    ]),
  )
  const document = await generator.generate(router, {
    info: { title: 'Switchyard', version, description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  })
  return document
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as object
}
