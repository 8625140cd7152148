/** A file as the contract names it once it has been put up. */
export interface Upload {
  name: string
  uploadId: string
}

/** Hands a file over to the control room. @throws {Error} with its answer when it was not taken */
export async function uploadFile(file: File): Promise<Upload> {
  const response = await fetch('/upload', { method: 'POST', body: file })
  if (!response.ok) throw new Error((await response.text()).trim())
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
