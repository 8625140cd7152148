import { createHash } from 'node:crypto'
import type { OpenAPI } from '@orpc/contract'
import { SECURITY_HEADERS } from '../page-security.ts'

const STYLE = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin:2.5rem 0 0;font-size:1rem}
code,pre{font:13px/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:6px}
.method{display:inline-block;min-width:3.5rem;font-weight:700}
summary{cursor:pointer}
p{white-space:pre-line}`

/** The interface for people to read: one page without scripts, drawn from its description. */
export function referencePage(document: OpenAPI.Document): Response {
  const calls = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put'] as const).flatMap((method) => {
      const operation = item?.[method]
      return operation === undefined ? [] : [section(method, path, operation)]
    }),
  )
  const { title, description = '', version } = document.info
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><h1>${text(title)} ${text(version)}</h1><p>${marked(description)}</p><p><a href="/api/v1/openapi.json">openapi.json</a></p>${calls.join('')}</body></html>`
  const styleHash = createHash('sha256').update(STYLE).digest('base64')
  return new Response(html, {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  })
}

function section(method: string, path: string, operation: OpenAPI.OperationObject): string {
  const { summary = '', description = '', parameters = [], requestBody, responses = {} } = operation
  const ok = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  return `<h2><span class="method">${method.toUpperCase()}</span> <code>/api/v1${text(path)}</code></h2>
<p>${text(summary)}. ${marked(description)}</p>${folded('Parameters', parameters.length === 0 ? undefined : parameters)}${folded('Body', schemaIn(requestBody))}${folded('Answer', schemaIn(ok))}`
}

function folded(title: string, value: unknown): string {
  if (value === undefined) return ''
  return `<details><summary>${title}</summary><pre>${text(JSON.stringify(value, null, 2))}</pre></details>`
}

function schemaIn(part: unknown): unknown {
  const content = (part as { content?: Record<string, { schema?: unknown }> } | undefined)?.content
  return content?.['application/json']?.schema
}

/** Code between backticks; everything else as it stands. */
function marked(value: string): string {
  return text(value).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
