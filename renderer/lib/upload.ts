import { windowToken } from './window-token.ts'

/** A file as the contract names it once it is uploaded. */
export interface Upload {
  name: string
  uploadId: string
}

/** A file was not taken. `full`: there is no room for it where the data are. */
export class UploadError extends Error {
  override name = 'UploadError'
  readonly kind: 'full' | 'too-large' | 'other'

  constructor(status: number, answer: string) {
    super(answer)
    this.kind = status === 507 ? 'full' : status === 413 ? 'too-large' : 'other'
  }
}

/** Hands a file over to the control room. @throws {UploadError} */
export async function uploadFile(file: File): Promise<Upload> {
  const response = await fetch('/upload', {
    method: 'POST',
    headers: { Authorization: `Bearer ${windowToken() ?? ''}` },
    body: file,
  })
  if (!response.ok) throw new UploadError(response.status, (await response.text()).trim())
  const answer: unknown = await response.json()
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('uploadId' in answer) ||
    typeof answer.uploadId !== 'string'
  )
    throw new Error('The upload was not understood.')
  return { name: file.name, uploadId: answer.uploadId }
}
