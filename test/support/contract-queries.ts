import { isContractProcedure } from '@orpc/contract'
import type { Area } from '../../shared/contract/commands.ts'
import { contract } from '../../shared/contract/contract.ts'
import type { QueryMeta } from '../../shared/contract/procedure.ts'

interface Query extends QueryMeta {
  readonly area: Area
  readonly name: string
}

/** Every call of the contract that only reads; `ENTRIES` are the others. */
export const QUERIES: readonly Query[] = Object.entries(contract).flatMap(([area, calls]) =>
  Object.entries(calls).flatMap(([name, call]) => {
    if (!isContractProcedure(call)) throw new Error(`${area}.${name} is no procedure`)
    const { meta } = call['~orpc']
    return meta.kind === 'query' ? [{ ...meta, area: area as Area, name }] : []
  }),
)
