import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { type AnyProcedure, type AnyRouter, call, isProcedure, ORPCError, os } from '@orpc/server'
import { z } from 'zod'
import { API_OFFERS, type ApiOffer } from '../../../shared/contract/api-offers.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { type Metric, metric } from '../../../shared/contract/metrics.ts'
import type { CommandMeta, QueryMeta } from '../../../shared/contract/procedure.ts'
import type { ApiKey, ApiScope } from '../../../shared/domain/api-key.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { messageSchema } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { fromQuery } from './from-query.ts'

/** What a call of a program knows. */
export interface ApiContext {
  readonly key: Pick<ApiKey, 'scopes'>
  /** The same for the same Idempotency-Key of the same API key; null = the call names none. */
  readonly commandId: string | null
  /** The control room's own context of a call. */
  readonly inner: object
}

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), value: z.unknown() }),
  z.object({ kind: z.literal('refused'), message: messageSchema }),
])

/** An offer with the schemas that the contract has for it. */
export interface OfferedCall extends ApiOffer {
  readonly meta: QueryMeta | CommandMeta<'command' | 'action'>
  readonly input: z.ZodObject
  readonly output: z.ZodType
}

/** Every offer, read off the contract: of a command its input and what it answers when it was carried out. */
export const OFFERED_CALLS: readonly OfferedCall[] = API_OFFERS.map((offer) => {
  const [area, name] = offer.call
  const procedure = inTree<AnyContractProcedure>(contract, area, name)
  assert(procedure !== undefined && isContractProcedure(procedure), `${area}.${name} is in the contract`)
  const { inputSchema, outputSchema, meta } = procedure['~orpc']
  const offered = meta as OfferedCall['meta']
  const input = inputSchema as unknown as z.ZodObject
  const output = outputSchema as unknown as z.ZodType
  if (offered.kind === 'query') return { ...offer, meta: offered, input, output }
  return { ...offer, meta: offered, input: input.shape['input'] as z.ZodObject, output: doneValue(output) }
})

/** The offers as procedures of their own, each of which calls the control room's: what that checks is checked. */
export function apiRouter(room: AnyRouter): AnyRouter {
  return Object.fromEntries(
    OFFERED_CALLS.map((offered) => {
      const [area, name] = offered.call
      const procedure = inTree(room, area, name)
      assert(isProcedure(procedure), `${area}.${name} has a handler`)
      return [`${area}_${name}`, offeredProcedure(offered, procedure)]
    }),
  )
}

function offeredProcedure(
  { method, path, scope, summary, meta, input, output }: OfferedCall,
  inner: AnyProcedure,
) {
  return os
    .$context<ApiContext>()
    .route({ method, path, summary })
    .input(method === 'GET' ? z.preprocess((given) => fromQuery(given, input), input) : input)
    .output(output)
    .handler(async ({ input: given, context }) => {
      needRight(context.key, scope)
      if (meta.kind === 'query') return call(inner, given, { context: context.inner })
      const { commandId } = context
      if (commandId === null)
        throw new ORPCError('NO_IDEMPOTENCY_KEY', {
          status: 400,
          message:
            'Send an Idempotency-Key, new for each change and the same when it is repeated: at most 200 characters.',
        })
      const answer = outcome.parse(await call(inner, { commandId, input: given }, { context: context.inner }))
      if (answer.kind === 'done') return answer.value
      throw new ORPCError('REFUSED', {
        status: 409,
        message: say('en', answer.message),
        data: { code: answer.message.code },
      })
    })
}

/** What is watched, for whoever renders it; it is no offer of its own. @throws {ORPCError} */
export async function readMetrics(room: AnyRouter, { key, inner }: ApiContext): Promise<readonly Metric[]> {
  needRight(key, 'metrics:read')
  const procedure = inTree(room, 'programs', 'metrics')
  assert(isProcedure(procedure), 'metrics have a handler')
  return z.array(metric).parse(await call(procedure, {}, { context: inner }))
}

/** @throws {ORPCError} the key lacks it */
function needRight({ scopes }: ApiContext['key'], scope: ApiScope): void {
  if (scopes.includes(scope)) return
  throw new ORPCError('SCOPE_MISSING', {
    status: 403,
    message: `This key may not do that: it lacks ${scope}.`,
  })
}

/** Of a command's answer, what it is when it was done. */
function doneValue(output: z.ZodType): z.ZodType {
  const { options } = output as z.ZodDiscriminatedUnion<readonly z.ZodObject[]>
  const value = options.find(({ shape }) => 'value' in shape)?.shape['value']
  assert(value instanceof z.ZodType, 'a command has an answer')
  return value
}

function inTree<T>(tree: unknown, area: string, name: string): T | undefined {
  return (tree as Readonly<Record<string, Readonly<Record<string, T>>>>)[area]?.[name]
}
