import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { ImportReport } from '../../../shared/contract/setup.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import { type FilesRead, type GivenFile, readFiles } from '../csv/read-files.ts'
import type { PlaceFinder } from '../geo.ts'
import type { Store } from '../ports/store.ts'
import { refuse } from '../refusal.ts'
import type { ImportPort } from '../room.ts'

const PROBLEMS_SHOWN = 200
/** Ids that the upload endpoint gives; anything else could name a file outside its folder. */
const UPLOAD_ID = /^[0-9a-f-]{36}$/

/** Reads files that windows put up into `uploadDir`. */
export function openImports(deps: { store: Store; uploadDir: string; findPlace: PlaceFinder }): ImportPort {
  const { findPlace } = deps
  return {
    async read(uploads, skipBadRows) {
      const given = uploads.map(({ name, uploadId }): GivenFile => {
        if (!UPLOAD_ID.test(uploadId))
          refuse('That file was not put up here', 'Ce fichier n’a pas été déposé ici')
        return { name, open: () => createReadStream(join(deps.uploadDir, uploadId)) }
      })
      return readFiles(given, { known: await knownCodes(deps.store), findPlace, skipBadRows })
    },
  }
}

async function knownCodes(store: Store) {
  return store.read(async (tx) => ({
    siteIds: new Set((await tx.sites.all()).map(({ id }) => id)),
    skus: new Set((await tx.products.all()).map(({ sku }) => sku)),
    services: new Set((await tx.carriers.services()).map(serviceKey)),
  }))
}

export function reportOf({ files, problems, problemCount }: FilesRead): ImportReport {
  return {
    files: files.map((file) => ({ ...file, unknownColumns: [...file.unknownColumns] })),
    problems: problems.slice(0, PROBLEMS_SHOWN).map((problem) => ({ ...problem })),
    problemCount,
  }
}
