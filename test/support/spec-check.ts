import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { HttpRequest, ServedAnswer } from '../../main/demo/channel-server/faulty-http.ts'

/** The folder with the official specifications; null = there is none, and their checks are skipped. */
export const SPECS = process.env['SWITCHYARD_SPECS'] ?? null

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

/** What is not held against the models. */
interface SpecExceptions {
  readonly ignores?: (request: HttpRequest) => boolean
  /** Parameters that the model describes in its text only. */
  readonly extraQuery?: readonly string[]
  /** Problems that are known: where the real server is otherwise than its model. */
  readonly except?: readonly RegExp[]
}

/** Holds calls and their answers against OpenAPI 3 or Swagger 2 models, and collects what differs. */
export class SpecCheck {
  readonly problems = new Set<string>()
  /** Operations seen, as 'METHOD path' of the model. */
  readonly seen = new Set<string>()
  readonly #models: readonly Model[]
  readonly #but: SpecExceptions

  constructor(folder: string, files: readonly string[], but: SpecExceptions = {}) {
    this.#models = files.map((file) => new Model(readModel(join(folder, file))))
    this.#but = but
  }

  /** @throws {Error} naming what differed */
  assertKept(): void {
    if (this.problems.size > 0) throw new Error([...this.problems].join('\n'))
  }

  readonly watch = (request: HttpRequest, answer: ServedAnswer): void => {
    const { ignores, extraQuery = [], except = [] } = this.#but
    if (ignores?.(request) === true) return
    const found = this.#models.map((model) => model.find(request)).find((operation) => operation !== null)
    const say = (problem: string): void => {
      if (except.some((known) => known.test(problem))) return
      this.problems.add(`${request.method} ${found?.name ?? request.path}: ${problem}`)
    }
    if (found === undefined || found === null) return say('no such operation')
    this.seen.add(`${request.method} ${found.name}`)
    checkQuery(found, request, extraQuery, say)
    checkBody(found, request, say)
    checkAnswer(found, answer, say)
  }
}

interface Operation {
  readonly name: string
  readonly model: Model
  readonly parameters: readonly JsonObject[]
  readonly body: { readonly schema: JsonObject; readonly required: boolean; readonly type: string } | null
  readonly responses: JsonObject
}

/** YAML is read tolerantly: some that carriers publish has slips that no field depends on. */
function readModel(path: string): JsonObject {
  const text = readFileSync(path, 'utf8')
  return objectOf(path.endsWith('.yaml') ? (parseDocument(text).toJS() as Json) : (JSON.parse(text) as Json))
}

class Model {
  readonly #root: JsonObject
  /** Where its servers have their paths, such as '/shipping/v2'. */
  readonly #bases: readonly string[]

  constructor(root: JsonObject) {
    this.#root = root
    this.#bases = listOf(root['servers'])
      .map((server) => textOf(objectOf(server)['url']))
      .filter((url) => URL.canParse(url))
      .map((url) => new URL(url).pathname.replace(/\/+$/, ''))
  }

  /** The most literal path wins: `/orders/cancel` before `/orders/{id}`. */
  find(request: HttpRequest): Operation | null {
    const base = this.#bases.find((one) => one !== '' && request.path.startsWith(`${one}/`)) ?? ''
    const asked = request.path.slice(base.length)
    const matches = Object.keys(objectOf(this.#root['paths']))
      .filter((path) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(asked))
      .sort((a, b) => a.split('{').length - b.split('{').length)
    for (const path of matches) {
      const item = objectOf(objectOf(this.#root['paths'])[path])
      const operation = item[request.method.toLowerCase()]
      if (operation !== undefined) return this.#operation(path, objectOf(operation), item)
    }
    return null
  }

  resolve(schema: Json | undefined): JsonObject {
    let at = objectOf(schema)
    while (typeof at['$ref'] === 'string') {
      let target: Json = this.#root
      for (const part of at['$ref'].split('/').slice(1)) target = objectOf(target)[part] ?? {}
      at = objectOf(target)
    }
    return at
  }

  #operation(name: string, operation: JsonObject, item: JsonObject): Operation {
    const parameters = [...listOf(item['parameters']), ...listOf(operation['parameters'])].map((entry) =>
      this.resolve(entry),
    )
    const swaggerBody = parameters.find((parameter) => parameter['in'] === 'body')
    const openBody = this.resolve(operation['requestBody'])
    const [type, content] = Object.entries(objectOf(openBody['content']))[0] ?? []
    const body =
      swaggerBody !== undefined
        ? {
            schema: objectOf(swaggerBody['schema']),
            required: swaggerBody['required'] === true,
            type: 'application/json',
          }
        : type === undefined
          ? null
          : { schema: objectOf(objectOf(content)['schema']), required: true, type }
    return { name, model: this, parameters, body, responses: objectOf(operation['responses']) }
  }
}

function checkQuery(
  { parameters, model }: Operation,
  request: HttpRequest,
  extra: readonly string[],
  say: (problem: string) => void,
): void {
  const known = new Map(
    parameters.filter((entry) => entry['in'] === 'query').map((entry) => [textOf(entry['name']), entry]),
  )
  for (const [name, value] of request.query) {
    const parameter = known.get(name)
    if (parameter === undefined) {
      if (!extra.includes(name)) say(`the query parameter ${name} is not known`)
      continue
    }
    const schema = model.resolve(parameter['schema'] ?? parameter)
    const isList = schema['type'] === 'array'
    const one = isList ? model.resolve(schema['items']) : schema
    for (const part of isList ? value.split(',') : [value])
      checkValue(model, one, fromText(part, one), `query ${name}`, say)
    if (isList && typeof schema['maxItems'] === 'number' && value.split(',').length > schema['maxItems'])
      say(`query ${name}: more than ${schema['maxItems']}`)
  }
  for (const [name, parameter] of known)
    if (parameter['required'] === true && !request.query.has(name))
      say(`the query parameter ${name} is missing`)
}

function checkBody({ body, model }: Operation, request: HttpRequest, say: (problem: string) => void): void {
  if (request.method === 'GET') return
  if (body === null) {
    if (request.body !== '') say('it takes no body')
    return
  }
  const type = request.headers['content-type'] ?? ''
  if (request.body === '') {
    if (body.required) say('the body is missing')
    return
  }
  if (!type.startsWith(body.type)) return say(`the body is ${type}, not ${body.type}`)
  if (body.type.endsWith('json'))
    checkValue(model, body.schema, JSON.parse(request.body) as Json, 'body', say)
}

function checkAnswer(
  { responses, model }: Operation,
  answer: ServedAnswer,
  say: (problem: string) => void,
): void {
  const documented = responses[String(answer.status)] ?? responses['default']
  const response = model.resolve(documented)
  if (documented === undefined) {
    if (answer.status < 400) say(`it never answers ${answer.status}`)
    return
  }
  if (answer.status >= 400) return
  const content = objectOf(response['content'])
  const [, inJson] = Object.entries(content).find(([type]) => type.endsWith('json')) ?? []
  const schema = response['schema'] ?? objectOf(inJson)['schema']
  if (schema !== undefined && typeof answer.body === 'string')
    checkValue(model, schema, JSON.parse(answer.body) as Json, 'answer', say)
  else if (Object.keys(content).length === 0 && answer.body !== '') say('it answers without a body')
}

function checkValue(
  model: Model,
  unresolved: Json,
  value: Json,
  path: string,
  say: (problem: string) => void,
): void {
  const schema = model.resolve(unresolved)
  for (const part of listOf(schema['allOf'])) checkValue(model, part, value, path, say)
  if (value === null) {
    // OpenAPI 3.1 lists in `required` what is always there; that it may be empty is said in text only.
    return
  }
  const type = schema['type']
  if (typeof type === 'string' && !isOf(type, value)) return say(`${path} is not of type ${type}`)
  const { enum: allowed, pattern, maxLength, minLength, maximum, minimum } = schema
  if (Array.isArray(allowed) && !allowed.includes(value)) say(`${path} may not be ${JSON.stringify(value)}`)
  if (typeof value === 'string') {
    if (typeof pattern === 'string' && !new RegExp(pattern).test(value))
      say(`${path} does not match ${pattern}`)
    if (typeof maxLength === 'number' && value.length > maxLength) say(`${path} is longer than ${maxLength}`)
    if (typeof minLength === 'number' && value.length < minLength) say(`${path} is shorter than ${minLength}`)
    if (schema['format'] === 'date-time' && !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value))
      say(`${path} is not a date-time`)
    for (const list of enumOfText(schema)) if (!list.includes(value)) say(`${path} may not be "${value}"`)
  }
  if (typeof value === 'number') {
    if (typeof maximum === 'number' && value > maximum) say(`${path} is above ${maximum}`)
    if (typeof minimum === 'number' && value < minimum) say(`${path} is below ${minimum}`)
  }
  if (Array.isArray(value)) {
    for (const entry of value as readonly Json[])
      if (schema['items'] !== undefined) checkValue(model, schema['items'], entry, `${path}[]`, say)
    if (typeof schema['maxItems'] === 'number' && value.length > schema['maxItems'])
      say(`${path} has more than ${schema['maxItems']} entries`)
    return
  }
  if (typeof value === 'object') checkObject(model, schema, objectOf(value), path, say)
}

function checkObject(
  model: Model,
  schema: JsonObject,
  value: JsonObject,
  path: string,
  say: (problem: string) => void,
): void {
  const properties = {
    ...objectOf(schema['properties']),
    ...objectOf(variantOf(model, schema, value)['properties']),
  }
  for (const name of listOf(schema['required']))
    if (typeof name === 'string' && value[name] === undefined) say(`${path}.${name} is missing`)
  for (const [name, entry] of Object.entries(value)) {
    const property = properties[name]
    if (property !== undefined) checkValue(model, property, entry, `${path}.${name}`, say)
    else if (
      Object.keys(properties).length > 0 &&
      schema['additionalProperties'] !== true &&
      typeof schema['additionalProperties'] !== 'object'
    )
      say(`${path}.${name} is not known`)
  }
}

/** What an object of its kind has besides, where a discriminator names the kind. */
function variantOf(model: Model, schema: JsonObject, value: JsonObject): JsonObject {
  const discriminator = objectOf(schema['discriminator'])
  const kind = value[textOf(discriminator['propertyName'])]
  const target = objectOf(discriminator['mapping'])[textOf(kind)]
  return typeof target === 'string' ? model.resolve({ $ref: target }) : {}
}

/** Mirakl writes its enumerations into the descriptions: Enum: `"A"`, `"B"`. */
function enumOfText(schema: JsonObject): string[][] {
  const text = schema['description']
  if (typeof text !== 'string') return []
  const [, list] = /Enum: ((?:`"[^`]*"`(?:, )?)+)/.exec(text) ?? []
  return list === undefined ? [] : [[...list.matchAll(/`"([^`]*)"`/g)].map((match) => match[1] ?? '')]
}

function isOf(type: string, value: Json): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

function fromText(text: string, schema: JsonObject): Json {
  if (schema['type'] === 'integer' || schema['type'] === 'number') return Number(text)
  if (schema['type'] === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}
