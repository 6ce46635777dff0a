import { z } from 'zod'
import { type AppCall, type Operations, ok, read } from './operation.ts'

/** Where an app's webhooks go. A new secret signs from the next delivery on. */
export const hookConfig: Operations = {
  'apps/get-webhook-config-for-app': { kind: 'app', handle: (call) => ok(configOf(call)) },
  'apps/update-webhook-config-for-app': {
    kind: 'app',
    handle: (call) => {
      const { world, app } = call
      const wished = read(call, wish)
      const changed = {
        ...app,
        webhookUrl: wished.url ?? app.webhookUrl,
        webhookSecret: wished.secret ?? app.webhookSecret,
      }
      world.state.apps.set(app.id, changed)
      return ok(configOf({ ...call, app: changed }))
    },
  },
}

const wish = z.object({ url: z.string().optional(), secret: z.string().optional() })

function configOf({ app }: AppCall) {
  const { webhookUrl } = app
  return {
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
    ...(webhookUrl === undefined ? {} : { url: webhookUrl }),
  }
}
