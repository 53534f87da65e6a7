/** What a property's name is followed by in the name of its type. */
export const TYPE = '@odata.type';
