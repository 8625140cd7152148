import { z } from 'zod'

// Imported before every schema: the page's CSP forbids building functions from text, which zod would try.
z.config({ jitless: true })
