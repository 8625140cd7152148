/**
 * In Electron's window the page posts this message to itself with one MessagePort; the preload passes the
 * port on under the same name, and the main process serves the contract over it.
 */
export const CONNECT_MESSAGE = 'control-room:connect'
