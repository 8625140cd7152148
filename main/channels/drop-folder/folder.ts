import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Channel } from '../../../shared/domain/channel.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { codeOf } from '../../remote/system-code.ts'

/** The folders of one channel. */
export interface Folder {
  readonly root: string
  readonly in: string
  readonly done: string
  readonly rejected: string
  readonly out: string
}

/** @throws {ChannelError} protocol: the channel names no folder */
export function folderOf(channel: Channel): Folder {
  const root = pathOf(channel.url)
  if (root === null) throw new ChannelError('protocol', message('dropFolder.enterFolder'))
  return {
    root,
    in: join(root, 'in'),
    done: join(root, 'done'),
    rejected: join(root, 'rejected'),
    out: join(root, 'out'),
  }
}

/** Makes what is missing below the root; the root itself must be there, so that a disk that is away is noticed. */
export async function makeFolders(folder: Folder): Promise<void> {
  await reached(folder, async () => {
    await access(folder.root, constants.R_OK | constants.W_OK)
    for (const path of [folder.in, folder.done, folder.rejected, folder.out])
      await mkdir(path, { recursive: true })
  })
}

/** Runs work on the disk; what the disk refuses is a state of the channel. @throws {ChannelError} retry */
export async function reached<T>(folder: Folder, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new ChannelError('retry', message('dropFolder.unusable', { folder: folder.root, code }))
  }
}

function pathOf(url: string | null): string | null {
  if (url === null || !url.startsWith('file:')) return null
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}
