import { randomUUID } from 'node:crypto'
import type { CustomScheme } from 'electron'

import { plain, type StaticAnswer, staticAnswer } from '../web/static-files.ts'
import { MAX_UPLOAD_BYTES, noRoomForUpload, receiveUpload } from '../web/upload.ts'

/** The page's own origin. Never file://, whose pages may read other files. */
export const APP_ORIGIN = 'app://control-room'

export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

export interface AppFolders {
  /** The built renderer. */
  staticDir: string
  /** Receives the files of POST /upload, named by their uploadId. */
  uploadDir: string
  /** Whether somebody with a role is at the window: nobody else hands files over. */
  isSomebodyHere: () => Promise<boolean>
}

/** Answers the page's requests: its files, and the upload of files to import; nothing of another host. */
export async function answerApp(request: Request, folders: AppFolders): Promise<Response> {
  const url = URL.parse(request.url)
  if (url === null || `${url.protocol}//${url.host}` !== APP_ORIGIN) return response(plain(404, 'Not found'))
  if (request.method === 'GET') return response(await staticAnswer(folders.staticDir, url.pathname))
  if (request.method !== 'POST' || url.pathname !== '/upload')
    return response(plain(405, 'Method not allowed.'))
  if (!(await folders.isSomebodyHere())) return response(plain(403, 'Nobody is signed in at this window.'))
  if (request.body === null) return response(plain(400, 'The file is missing.'))
  const result = await receiveUpload(request.body, folders.uploadDir, randomUUID(), MAX_UPLOAD_BYTES)
  if (result.kind === 'too-large') return response(plain(413, 'The file is too large.'))
  if (result.kind === 'no-room') return response(noRoomForUpload())
  if (result.kind === 'broken-off') return response(plain(400, 'The upload broke off.'))
  return Response.json({ uploadId: result.uploadId, bytes: result.bytes })
}

function response({ status, headers, body }: StaticAnswer): Response {
  return new Response(Uint8Array.from(body), { status, headers })
}
