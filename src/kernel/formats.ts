/** Formats that ajv-formats checks less strictly than their RFCs do. Every Ajv of the kernel has these. */
export const strictFormats = {
  /**
   * A mailbox of RFC 5321 whose local part is a dot-string of at most 64 characters (4.5.3.1.1); each label of the
   * domain has at most 63 (2.3.5, and RFC 1035, 2.3.4).
   */
  email:
    /^(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
}
