import { z } from 'zod'

/** Text of a query string as the numbers that a schema wants there; whatever is none is left for the schema to refuse. */
export function fromQuery(given: unknown, { shape }: z.ZodObject): unknown {
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isNumber(shape[name]) ? numberOf(value) : value]),
  )
}

function isNumber(schema: unknown): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return isNumber(schema.unwrap())
  return schema instanceof z.ZodNumber
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
}
