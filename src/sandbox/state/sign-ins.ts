/** How people sign in with an app. */
export interface SignIn {
  readonly clientId: string
  readonly clientSecret: string
  /** Where people may be sent back to: here, or below. */
  readonly callbackUrl: string
}

/** Somebody's yes to an app: good once, for ten minutes, for whoever has the verifier. */
export interface Grant {
  readonly code: string
  readonly appId: number
  readonly userId: number
  readonly redirectUri: string
  /** The public half of PKCE, S256. */
  readonly challenge: string | undefined
  readonly expiresAt: string
}

/** A token with which an app acts as somebody, where both may. */
export interface UserToken {
  readonly token: string
  readonly appId: number
  readonly userId: number
  readonly expiresAt: string
}
