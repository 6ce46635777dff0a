/** Where GitHub sends people back to when they have signed in, below the board's own address. */
export const callbackPath = '/-/callback'
