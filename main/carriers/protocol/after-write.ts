import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'

/**
 * A call that only reads, made after the one that has bought: that it fails does not undo the purchase.
 * @throws {UncertainWrite}
 */
export async function afterWrite<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RemoteError) throw new UncertainWrite(error.problem)
    throw error
  }
}
