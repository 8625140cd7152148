import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

import { readScreenPath } from '../../shared/lib/screen-path.ts'
import { contentSecurityPolicy, pageNonce, SECURITY_HEADERS, withNonce } from './page-security.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}

export interface StaticAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

/**
 * The file of the built renderer for a URL path. The path of a screen gets index.html with a fresh nonce, whatever
 * the id in it looks like, and so does a path of no screen and no file, with 404; files under assets/ carry a hash in
 * their name and are cached for good. Never leaves `folder`, whatever the path says.
 */
export async function staticAnswer(folder: string, urlPath: string): Promise<StaticAnswer> {
  if (readScreenPath(urlPath) !== null || urlPath === '/index.html') return page(folder)
  const path = decoded(urlPath)
  if (path === null) return plain(400, 'Bad path')
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  if (!file.startsWith(normalize(folder) + sep)) return plain(404, 'Not found')
  // What names no kind of file was meant as a screen: the page itself says that there is none.
  if (type === undefined) return page(folder, 404)
  const body = await readOrNull(file)
  if (body === null) return plain(404, 'Not found')
  const cache = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
  return { status: 200, headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': cache }, body }
}

async function page(folder: string, status = 200): Promise<StaticAnswer> {
  const html = await readOrNull(join(folder, 'index.html'))
  if (html === null) return plain(503, 'The screens are not built: run npm start.')
  const nonce = pageNonce()
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
    },
    body: Buffer.from(withNonce(html.toString('utf8'), nonce)),
  }
}

/** A short text answer. */
export function plain(status: number, text: string): StaticAnswer {
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
    body: Buffer.from(`${text}\n`),
  }
}

function decoded(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch {
    return null
  }
}
