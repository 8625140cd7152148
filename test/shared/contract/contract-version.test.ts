import { createHash } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../shared/contract/contract.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/procedure.ts'

interface Call {
  readonly path: string
  readonly role: string
  readonly scope: unknown
  readonly kind: string
  readonly input: unknown
  readonly output: unknown
}

/** Every procedure with its schemas as JSON Schema; streams have no JSON form and count by their path. */
function callsOf(node: object, path = ''): Call[] {
  return Object.entries(node).flatMap(([name, child]): Call[] => {
    const at = path === '' ? name : `${path}.${name}`
    if (!isContractProcedure(child)) return callsOf(child as object, at)
    const { meta, inputSchema, outputSchema } = child['~orpc']
    const { role, scope, kind } = meta as { role: string; scope: unknown; kind: string }
    return [{ path: at, role, scope, kind, input: shapeOf(inputSchema), output: shapeOf(outputSchema) }]
  })
}

function shapeOf(schema: unknown): unknown {
  return schema instanceof z.ZodType
    ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    : 'stream'
}

const calls = callsOf(contract)

describe('the contract', () => {
  it('is the one that its version number stands for: a change of any schema raises CONTRACT_VERSION', () => {
    const hash = createHash('sha256').update(JSON.stringify(calls)).digest('hex').slice(0, 16)
    expect({ version: CONTRACT_VERSION, hash }).toMatchInlineSnapshot(`
      {
        "hash": "0d5751478be8ccce",
        "version": 151,
      }
    `)
  })

  it('gives every call a role, and every command an id of its own', () => {
    const commands = calls.filter(({ kind }) => kind !== 'query')
    expect(commands.length).toBeGreaterThan(20)
    for (const { path, input } of commands) {
      expect(input, path).toMatchObject({ required: expect.arrayContaining(['commandId', 'input']) })
    }
    const open = calls.filter(({ role }) => !['packer', 'lead', 'manager'].includes(role))
    expect(open.map(({ path, role }) => `${path} ${role}`)).toEqual([
      'session.hello anyone',
      'session.changes anyone',
      'session.tiles anyone',
      'session.signIn anyone',
      'session.resume anyone',
      'session.signOut anyone',
      'stations.jobs anyone',
      'stations.report anyone',
      'following.begin anyone',
      'following.fill anyone',
      'following.next anyone',
      'following.call anyone',
      'following.lease anyone',
    ])
  })

  it('lets nobody but a manager change rules, settings or channels', () => {
    const open = calls.filter(
      ({ path, kind, role }) =>
        kind !== 'query' && /^(rules|settings|setup)\./.test(path) && role !== 'manager',
    )
    expect(open).toEqual([])
  })
})
