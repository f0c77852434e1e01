/** Whether a value has what the contract's `Token` has. Those of a cookie session have no refresh token. */
export function isToken(value) {
    const { access_token, token_type, expires_in, refresh_token } = (value ?? {});
    const isText = (text) => typeof text === 'string' && text !== '';
    const isRefreshable = refresh_token === undefined || isText(refresh_token);
    return isText(access_token) && token_type === 'bearer' && Number.isInteger(expires_in) && isRefreshable;
}
//# sourceMappingURL=token.js.map