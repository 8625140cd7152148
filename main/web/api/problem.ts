import { z } from 'zod'

/** An answer that is no success, by RFC 9457; `code` says the same to programs in every language. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** What is wrong with the input, by JSON pointer. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

const issues = z.object({
  issues: z.array(
    z.object({
      message: z.string(),
      path: z
        .array(z.union([z.string(), z.number(), z.object({ key: z.union([z.string(), z.number()]) })]))
        .optional(),
    }),
  ),
})

const MOST_ERRORS = 50

/** What was wrong with an input, from the data of a refused one. */
export function errorsOf(data: unknown): Problem['errors'] {
  const parsed = issues.safeParse(data)
  if (!parsed.success) return undefined
  return parsed.data.issues.slice(0, MOST_ERRORS).map(({ message, path = [] }) => ({
    pointer: ['#', ...path.map((part) => escaped(String(typeof part === 'object' ? part.key : part)))].join(
      '/',
    ),
    detail: message,
  }))
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}

export function problemBody(problem: Problem): object {
  return { type: 'about:blank', ...problem }
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problemBody(problem)), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
}
