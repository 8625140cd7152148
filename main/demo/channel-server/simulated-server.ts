import type { FaultyHttp, Running } from './faulty-http.ts'

/** What all simulated shops and carriers are to those who run them: started, cut off and back again. */
export abstract class SimulatedServer {
  protected abstract readonly http: FaultyHttp

  start(): Promise<Running> {
    return this.http.start()
  }

  goOffline(): Promise<void> {
    return this.http.goOffline()
  }

  comeBack(): Promise<void> {
    return this.http.comeBack()
  }
}
