/** Whether a value has what the contract's `Token` has. */
export function isToken(value) {
    const { access_token, token_type, expires_in, refresh_token } = (value ?? {});
    const isText = (text) => typeof text === 'string' && text !== '';
    return isText(access_token) && token_type === 'bearer' && Number.isInteger(expires_in) && isText(refresh_token);
}
//# sourceMappingURL=token.js.map