import { join } from 'node:path'
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'

/**
 * Electron's fuses (https://www.electronjs.org/docs/latest/tutorial/fuses), burnt into each packaged program:
 * nothing on the command line or in the environment turns it into a plain Node, and its code comes from the
 * sealed archive only. A fuse that a later Electron adds stops the packaging until it is decided here.
 */
const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** What electron-builder tells its afterPack hook, as far as it is used here. */
export interface Packed {
  appOutDir: string
  electronPlatformName: string
  packager: { appInfo: { productFilename: string }; executableName?: string }
}

/** electron-builder's own option for fuses knows neither the strict mode nor the newest fuse. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
  const product = packager.appInfo.productFilename
  const programs: Readonly<Record<string, string>> = {
    darwin: `${product}.app`,
    win32: `${product}.exe`,
    linux: packager.executableName ?? product,
  }
  const program = programs[electronPlatformName]
  if (program === undefined) throw new Error(`No fuses are set for ${electronPlatformName}.`)
  await flipFuses(join(appOutDir, program), FUSES)
}
