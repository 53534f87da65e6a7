// Generated from schemas/ by build/generate.ts.
var F = (i, s) => () => {
  try {
    return s || i((s = { exports: {} }).exports, s), s.exports;
  } catch (c) {
    throw s = 0, c;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var D = F((I) => {
  "use strict";
  Object.defineProperty(I, "__esModule", { value: !0 });
  function S(i) {
    let s = i.length, c = 0, h = 0, y;
    for (; h < s; )
      c++, y = i.charCodeAt(h++), y >= 55296 && y <= 56319 && h < s && (y = i.charCodeAt(h), (y & 64512) === 56320 && h++);
    return c;
  }
  I.default = S;
  S.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var _ = w;
var u = D().default, P = new RegExp("\\S", "u");
function w(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = w.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.approver === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.approved === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approved" }, message: "must have required property 'approved'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.approver !== void 0) {
      let n = i.approver;
      if (typeof n == "string") {
        if (u(n) > 200) {
          let p = { instancePath: s + "/approver", schemaPath: "#/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (u(n) < 1) {
          let p = { instancePath: s + "/approver", schemaPath: "#/properties/approver/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!P.test(n)) {
          let p = { instancePath: s + "/approver", schemaPath: "#/properties/approver/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/approver", schemaPath: "#/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.approved !== void 0 && typeof i.approved != "boolean") {
      let n = { instancePath: s + "/approved", schemaPath: "#/properties/approved/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [n] : e.push(n), t++;
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return w.errors = e, t === 0;
}
w.evaluated = { props: { approver: !0, approved: !0 }, dynamicProps: !1, dynamicItems: !1 };
var Z = q;
var v = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$", "u");
function q(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = q.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof i == "string") {
    if (u(i) > 24) {
      let n = { instancePath: s, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (!v.test(i)) {
      let n = { instancePath: s, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
      e === null ? e = [n] : e.push(n), t++;
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return q.errors = e, t === 0;
}
q.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var E = b;
var R = new RegExp("^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$", "u"), $ = new RegExp("^[A-Z]{3}$", "u");
function b(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = b.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.id === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.orderId === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orderId" }, message: "must have required property 'orderId'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.seq === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "seq" }, message: "must have required property 'seq'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.time === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.type === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.data === void 0) {
      let r = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.id !== void 0) {
      let r = i.id;
      if (typeof r == "string") {
        if (u(r) > 60) {
          let a = { instancePath: s + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [a] : e.push(a), t++;
        }
      } else {
        let a = { instancePath: s + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [a] : e.push(a), t++;
      }
    }
    if (i.orderId !== void 0) {
      let r = i.orderId;
      if (typeof r == "string") {
        if (u(r) > 49) {
          let a = { instancePath: s + "/orderId", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (!R.test(r)) {
          let a = { instancePath: s + "/orderId", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [a] : e.push(a), t++;
        }
      } else {
        let a = { instancePath: s + "/orderId", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [a] : e.push(a), t++;
      }
    }
    if (i.seq !== void 0) {
      let r = i.seq;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let a = { instancePath: s + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [a] : e.push(a), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e5 || isNaN(r)) {
          let a = { instancePath: s + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (r < 0 || isNaN(r)) {
          let a = { instancePath: s + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [a] : e.push(a), t++;
        }
      }
    }
    if (i.time !== void 0) {
      let r = i.time;
      if (typeof r == "string") {
        if (u(r) > 24) {
          let a = { instancePath: s + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (!v.test(r)) {
          let a = { instancePath: s + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [a] : e.push(a), t++;
        }
      } else {
        let a = { instancePath: s + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [a] : e.push(a), t++;
      }
    }
    if (i.type !== void 0 && typeof i.type != "string") {
      let r = { instancePath: s + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (i.data !== void 0) {
      let r = i.data;
      if (!(r && typeof r == "object" && !Array.isArray(r))) {
        let a = { instancePath: s + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [a] : e.push(a), t++;
      }
    }
    let p = i.type;
    if (typeof p == "string")
      if (p === "OrderReceived") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderReceived") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/0/properties/type/const", keyword: "const", params: { allowedValue: "OrderReceived" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.customer === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.items === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.total === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.currency === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.customer !== void 0) {
                let a = r.customer;
                if (typeof a == "string") {
                  if (u(a) > 200) {
                    let o = { instancePath: s + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.items !== void 0) {
                let a = r.items;
                if (Array.isArray(a)) {
                  if (a.length > 100) {
                    let d = { instancePath: s + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = a.length;
                  for (let d = 0; d < o; d++) {
                    let f = a[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: s + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.total !== void 0) {
                let a = r.total;
                if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
                  let o = { instancePath: s + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof a == "number" && isFinite(a) && (a < 0 || isNaN(a))) {
                  let o = { instancePath: s + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let a = r.currency;
                if (typeof a == "string") {
                  if (!$.test(a)) {
                    let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/0/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        var n = {};
        n.type = !0, n.data = !0, n.id = !0, n.orderId = !0, n.seq = !0, n.time = !0;
      } else if (p === "InventoryReserved") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "InventoryReserved") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/1/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReserved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.items === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/1/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.items !== void 0) {
                let a = r.items;
                if (Array.isArray(a)) {
                  if (a.length > 100) {
                    let d = { instancePath: s + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = a.length;
                  for (let d = 0; d < o; d++) {
                    let f = a[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: s + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: s + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/1/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "InventoryRejected") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "InventoryRejected") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/2/properties/type/const", keyword: "const", params: { allowedValue: "InventoryRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.missing === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/2/properties/data/required", keyword: "required", params: { missingProperty: "missing" }, message: "must have required property 'missing'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.missing !== void 0) {
                let a = r.missing;
                if (Array.isArray(a)) {
                  if (a.length > 100) {
                    let d = { instancePath: s + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = a.length;
                  for (let d = 0; d < o; d++) {
                    let f = a[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: s + "/data/missing/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: s + "/data/missing/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: s + "/data/missing/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: s + "/data/missing/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: s + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/2/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "ApprovalRequested") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "ApprovalRequested") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/3/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalRequested" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.threshold === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "threshold" }, message: "must have required property 'threshold'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.deadline === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "deadline" }, message: "must have required property 'deadline'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.threshold !== void 0) {
                let a = r.threshold;
                if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
                  let o = { instancePath: s + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof a == "number" && isFinite(a) && (a < 0 || isNaN(a))) {
                  let o = { instancePath: s + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.deadline !== void 0) {
                let a = r.deadline;
                if (typeof a == "string") {
                  if (u(a) > 24) {
                    let o = { instancePath: s + "/data/deadline", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                  if (!v.test(a)) {
                    let o = { instancePath: s + "/data/deadline", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/deadline", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/3/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderApproved") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderApproved") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/4/properties/type/const", keyword: "const", params: { allowedValue: "OrderApproved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/4/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.approver !== void 0) {
                let a = r.approver;
                if (typeof a == "string") {
                  if (u(a) > 200) {
                    let o = { instancePath: s + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/4/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderRejected") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderRejected") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/5/properties/type/const", keyword: "const", params: { allowedValue: "OrderRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/5/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.approver !== void 0) {
                let a = r.approver;
                if (typeof a == "string") {
                  if (u(a) > 200) {
                    let o = { instancePath: s + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/5/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "ApprovalExpired") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "ApprovalExpired") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/6/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalExpired" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let a in r) {
                let o = { instancePath: s + "/data", schemaPath: "#/oneOf/6/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/6/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "PaymentCharged") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "PaymentCharged") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/7/properties/type/const", keyword: "const", params: { allowedValue: "PaymentCharged" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.amount === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.currency === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.amount !== void 0) {
                let a = r.amount;
                if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
                  let o = { instancePath: s + "/data/amount", schemaPath: "#/oneOf/7/properties/data/properties/amount/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof a == "number" && isFinite(a) && (a < 0 || isNaN(a))) {
                  let o = { instancePath: s + "/data/amount", schemaPath: "#/oneOf/7/properties/data/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let a = r.currency;
                if (typeof a == "string") {
                  if (!$.test(a)) {
                    let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/7/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/7/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/7/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "PaymentDeclined") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "PaymentDeclined") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/8/properties/type/const", keyword: "const", params: { allowedValue: "PaymentDeclined" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.reason === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.reason !== void 0) {
                let a = r.reason;
                if (typeof a == "string") {
                  if (u(a) > 200) {
                    let o = { instancePath: s + "/data/reason", schemaPath: "#/oneOf/8/properties/data/properties/reason/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/reason", schemaPath: "#/oneOf/8/properties/data/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/8/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderShipped") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderShipped") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/9/properties/type/const", keyword: "const", params: { allowedValue: "OrderShipped" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let a in r) {
                let o = { instancePath: s + "/data", schemaPath: "#/oneOf/9/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/9/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "ShippingFailed") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "ShippingFailed") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/10/properties/type/const", keyword: "const", params: { allowedValue: "ShippingFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/10/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.message !== void 0) {
                let a = r.message;
                if (typeof a == "string") {
                  if (u(a) > 1e3) {
                    let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/10/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/10/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/10/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "PaymentRefunded") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "PaymentRefunded") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/11/properties/type/const", keyword: "const", params: { allowedValue: "PaymentRefunded" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let a in r) {
                let o = { instancePath: s + "/data", schemaPath: "#/oneOf/11/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/11/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "InventoryReleased") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "InventoryReleased") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/12/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReleased" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let a in r) {
                let o = { instancePath: s + "/data", schemaPath: "#/oneOf/12/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/12/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderCompleted") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderCompleted") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/13/properties/type/const", keyword: "const", params: { allowedValue: "OrderCompleted" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/13/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.customer === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/13/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.total === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/13/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.currency === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/13/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.message !== void 0) {
                let a = r.message;
                if (typeof a == "string") {
                  if (u(a) > 1e3) {
                    let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/13/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/13/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.customer !== void 0) {
                let a = r.customer;
                if (typeof a == "string") {
                  if (u(a) > 200) {
                    let o = { instancePath: s + "/data/customer", schemaPath: "#/oneOf/13/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/customer", schemaPath: "#/oneOf/13/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.total !== void 0) {
                let a = r.total;
                if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
                  let o = { instancePath: s + "/data/total", schemaPath: "#/oneOf/13/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof a == "number" && isFinite(a) && (a < 0 || isNaN(a))) {
                  let o = { instancePath: s + "/data/total", schemaPath: "#/oneOf/13/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let a = r.currency;
                if (typeof a == "string") {
                  if (u(a) > 3) {
                    let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/13/properties/data/properties/currency/maxLength", keyword: "maxLength", params: { limit: 3 }, message: "must NOT have more than 3 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/currency", schemaPath: "#/oneOf/13/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/13/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderClosed") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderClosed") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/14/properties/type/const", keyword: "const", params: { allowedValue: "OrderClosed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.message !== void 0) {
                let a = r.message;
                if (typeof a == "string") {
                  if (u(a) > 1e3) {
                    let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/14/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else if (p === "OrderFailed") {
        if (i && typeof i == "object" && !Array.isArray(i)) {
          if (i.type === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data === void 0) {
            let r = { instancePath: s, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.type !== void 0 && i.type !== "OrderFailed") {
            let r = { instancePath: s + "/type", schemaPath: "#/oneOf/15/properties/type/const", keyword: "const", params: { allowedValue: "OrderFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (i.data !== void 0) {
            let r = i.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.errorType === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "errorType" }, message: "must have required property 'errorType'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.message === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.stackTrace === void 0) {
                let a = { instancePath: s + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "stackTrace" }, message: "must have required property 'stackTrace'" };
                e === null ? e = [a] : e.push(a), t++;
              }
              if (r.errorType !== void 0) {
                let a = r.errorType;
                if (typeof a == "string") {
                  if (u(a) > 100) {
                    let o = { instancePath: s + "/data/errorType", schemaPath: "#/oneOf/15/properties/data/properties/errorType/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/errorType", schemaPath: "#/oneOf/15/properties/data/properties/errorType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.message !== void 0) {
                let a = r.message;
                if (typeof a == "string") {
                  if (u(a) > 2e3) {
                    let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.stackTrace !== void 0) {
                let a = r.stackTrace;
                if (typeof a == "string") {
                  if (u(a) > 8e3) {
                    let o = { instancePath: s + "/data/stackTrace", schemaPath: "#/oneOf/15/properties/data/properties/stackTrace/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: s + "/data/stackTrace", schemaPath: "#/oneOf/15/properties/data/properties/stackTrace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let a = { instancePath: s + "/data", schemaPath: "#/oneOf/15/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [a] : e.push(a), t++;
            }
          }
        }
        n !== !0 && (n = n || {}, n.type = !0, n.data = !0);
      } else {
        let r = { instancePath: s, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: p }, message: 'value of tag "type" must be in oneOf' };
        e === null ? e = [r] : e.push(r), t++;
      }
    else {
      let r = { instancePath: s, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: p }, message: 'tag "type" must be string' };
      e === null ? e = [r] : e.push(r), t++;
    }
  } else {
    let p = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [p] : e.push(p), t++;
  }
  return b.errors = e, m.props = n, t === 0;
}
b.evaluated = { dynamicProps: !0, dynamicItems: !1 };
var C = O;
function O(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = O.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof i == "string") {
    if (u(i) > 49) {
      let n = { instancePath: s, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (!R.test(i)) {
      let n = { instancePath: s, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
      e === null ? e = [n] : e.push(n), t++;
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return O.errors = e, t === 0;
}
O.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var z = k;
function k(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = k.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.customer === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.items === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.total === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.customer !== void 0) {
      let n = i.customer;
      if (typeof n == "string") {
        if (u(n) > 200) {
          let p = { instancePath: s + "/customer", schemaPath: "#/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (u(n) < 1) {
          let p = { instancePath: s + "/customer", schemaPath: "#/properties/customer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!P.test(n)) {
          let p = { instancePath: s + "/customer", schemaPath: "#/properties/customer/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.items !== void 0) {
      let n = i.items;
      if (Array.isArray(n)) {
        if (n.length > 100) {
          let r = { instancePath: s + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (n.length < 1) {
          let r = { instancePath: s + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = n.length;
        for (let r = 0; r < p; r++) {
          let a = n[r];
          if (typeof a == "string") {
            if (u(a) > 100) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (u(a) < 1) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!P.test(a)) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: s + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.total !== void 0) {
      let n = i.total;
      if (typeof n == "number" && isFinite(n)) {
        if (n > 999999999e-2 || isNaN(n)) {
          let r = { instancePath: s + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (n <= 0 || isNaN(n)) {
          let r = { instancePath: s + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p;
        if (p = n / 0.01, Math.abs(Math.round(p) - p) > 1e-6) {
          let r = { instancePath: s + "/total", schemaPath: "#/properties/total/multipleOf", keyword: "multipleOf", params: { multipleOf: 0.01 }, message: "must be multiple of 0.01" };
          e === null ? e = [r] : e.push(r), t++;
        }
      } else {
        let p = { instancePath: s + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.currency !== void 0) {
      let n = i.currency;
      if (typeof n == "string") {
        if (!$.test(n)) {
          let p = { instancePath: s + "/currency", schemaPath: "#/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return k.errors = e, t === 0;
}
k.evaluated = { props: { customer: !0, items: !0, total: !0, currency: !0 }, dynamicProps: !1, dynamicItems: !1 };
var V = j;
function j(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = j.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.type === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.title === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.status === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.code === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.type !== void 0) {
      let n = i.type;
      if (typeof n == "string") {
        if (u(n) > 100) {
          let p = { instancePath: s + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.title !== void 0) {
      let n = i.title;
      if (typeof n == "string") {
        if (u(n) > 200) {
          let p = { instancePath: s + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.status !== void 0) {
      let n = i.status;
      if (!(typeof n == "number" && !(n % 1) && !isNaN(n) && isFinite(n))) {
        let p = { instancePath: s + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof n == "number" && isFinite(n)) {
        if (n > 599 || isNaN(n)) {
          let p = { instancePath: s + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (n < 400 || isNaN(n)) {
          let p = { instancePath: s + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400" };
          e === null ? e = [p] : e.push(p), t++;
        }
      }
    }
    if (i.code !== void 0) {
      let n = i.code;
      if (typeof n == "string") {
        if (u(n) > 60) {
          let p = { instancePath: s + "/code", schemaPath: "#/properties/code/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.detail !== void 0) {
      let n = i.detail;
      if (typeof n == "string") {
        if (u(n) > 2e3) {
          let p = { instancePath: s + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.faults !== void 0) {
      let n = i.faults;
      if (Array.isArray(n)) {
        if (n.length > 200) {
          let r = { instancePath: s + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = n.length;
        for (let r = 0; r < p; r++) {
          let a = n[r];
          if (a && typeof a == "object" && !Array.isArray(a)) {
            if (a.pointer === void 0) {
              let o = { instancePath: s + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "pointer" }, message: "must have required property 'pointer'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (a.text === void 0) {
              let o = { instancePath: s + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (a.pointer !== void 0) {
              let o = a.pointer;
              if (typeof o == "string") {
                if (u(o) > 300) {
                  let d = { instancePath: s + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), t++;
                }
              } else {
                let d = { instancePath: s + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), t++;
              }
            }
            if (a.text !== void 0) {
              let o = a.text;
              if (typeof o == "string") {
                if (u(o) > 300) {
                  let d = { instancePath: s + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), t++;
                }
              } else {
                let d = { instancePath: s + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), t++;
              }
            }
          } else {
            let o = { instancePath: s + "/faults/" + r, schemaPath: "#/properties/faults/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: s + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return j.errors = e, t === 0;
}
j.evaluated = { props: { type: !0, title: !0, status: !0, code: !0, detail: !0, faults: !0 }, dynamicProps: !1, dynamicItems: !1 };
var M = x;
function x(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = x.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.source === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, message: "must have required property 'source'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.reason === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.description === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.attempts === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attempts" }, message: "must have required property 'attempts'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.time === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i["message-id"] === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message-id" }, message: "must have required property 'message-id'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.source !== void 0) {
      let n = i.source;
      if (typeof n == "string") {
        if (u(n) > 200) {
          let p = { instancePath: s + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.reason !== void 0) {
      let n = i.reason;
      if (typeof n == "string") {
        if (u(n) > 60) {
          let p = { instancePath: s + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.description !== void 0) {
      let n = i.description;
      if (typeof n == "string") {
        if (u(n) > 2e3) {
          let p = { instancePath: s + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.attempts !== void 0) {
      let n = i.attempts;
      if (!(typeof n == "number" && !(n % 1) && !isNaN(n) && isFinite(n))) {
        let p = { instancePath: s + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof n == "number" && isFinite(n) && (n < 1 || isNaN(n))) {
        let p = { instancePath: s + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.time !== void 0) {
      let n = i.time;
      if (typeof n == "string") {
        if (u(n) > 24) {
          let p = { instancePath: s + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!v.test(n)) {
          let p = { instancePath: s + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i["message-id"] !== void 0) {
      let n = i["message-id"];
      if (typeof n == "string") {
        if (u(n) > 128) {
          let p = { instancePath: s + "/message-id", schemaPath: "#/properties/message-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/message-id", schemaPath: "#/properties/message-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.traceparent !== void 0) {
      let n = i.traceparent;
      if (typeof n == "string") {
        if (u(n) > 55) {
          let p = { instancePath: s + "/traceparent", schemaPath: "#/properties/traceparent/maxLength", keyword: "maxLength", params: { limit: 55 }, message: "must NOT have more than 55 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/traceparent", schemaPath: "#/properties/traceparent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i["correlation-id"] !== void 0) {
      let n = i["correlation-id"];
      if (typeof n == "string") {
        if (u(n) > 128) {
          let p = { instancePath: s + "/correlation-id", schemaPath: "#/properties/correlation-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/correlation-id", schemaPath: "#/properties/correlation-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return x.errors = e, t === 0;
}
x.evaluated = { props: { source: !0, reason: !0, description: !0, attempts: !0, time: !0, "message-id": !0, traceparent: !0, "correlation-id": !0 }, dynamicProps: !1, dynamicItems: !1 };
var B = A;
function A(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = A.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.id === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.receivedAt === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receivedAt" }, message: "must have required property 'receivedAt'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.order === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "order" }, message: "must have required property 'order'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.id !== void 0) {
      let n = i.id;
      if (typeof n == "string") {
        if (u(n) > 49) {
          let p = { instancePath: s + "/id", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!R.test(n)) {
          let p = { instancePath: s + "/id", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/id", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (i.receivedAt !== void 0) {
      let n = i.receivedAt;
      if (typeof n == "string") {
        if (u(n) > 24) {
          let p = { instancePath: s + "/receivedAt", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!v.test(n)) {
          let p = { instancePath: s + "/receivedAt", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: s + "/receivedAt", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    i.order !== void 0 && (k(i.order, { instancePath: s + "/order", parentData: i, parentDataProperty: "order", rootData: y, dynamicAnchors: g }) || (e = e === null ? k.errors : e.concat(k.errors), t = e.length));
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return A.errors = e, t === 0;
}
A.evaluated = { props: { id: !0, receivedAt: !0, order: !0 }, dynamicProps: !1, dynamicItems: !1 };
var U = L;
function L(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = L.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (i.items === void 0) {
      let n = { instancePath: s, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (i.items !== void 0) {
      let n = i.items;
      if (Array.isArray(n)) {
        if (n.length > 100) {
          let r = { instancePath: s + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (n.length < 1) {
          let r = { instancePath: s + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = n.length;
        for (let r = 0; r < p; r++) {
          let a = n[r];
          if (typeof a == "string") {
            if (u(a) > 100) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (u(a) < 1) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!P.test(a)) {
              let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: s + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: s + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return L.errors = e, t === 0;
}
L.evaluated = { props: { items: !0 }, dynamicProps: !1, dynamicItems: !1 };
var Q = N;
function N(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = N.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), i && typeof i == "object" && !Array.isArray(i)) {
    if (Object.keys(i).length > 90) {
      let p = { instancePath: s, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 90 }, message: "must NOT have more than 90 properties" };
      e === null ? e = [p] : e.push(p), t++;
    }
    if (Object.keys(i).length < 1) {
      let p = { instancePath: s, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      e === null ? e = [p] : e.push(p), t++;
    }
    for (let p in i) {
      let r = t;
      if (typeof p == "string") {
        if (u(p) > 100) {
          let a = { instancePath: s, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", propertyName: p };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (u(p) < 1) {
          let a = { instancePath: s, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", propertyName: p };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (!P.test(p)) {
          let a = { instancePath: s, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', propertyName: p };
          e === null ? e = [a] : e.push(a), t++;
        }
      } else {
        let a = { instancePath: s, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: p };
        e === null ? e = [a] : e.push(a), t++;
      }
      var n = r === t;
      if (!n) {
        let a = { instancePath: s, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: p }, message: "property name must be valid" };
        e === null ? e = [a] : e.push(a), t++;
      }
    }
    for (let p in i) {
      let r = i[p];
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let a = { instancePath: s + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [a] : e.push(a), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e9 || isNaN(r)) {
          let a = { instancePath: s + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 }, message: "must be <= 1000000000" };
          e === null ? e = [a] : e.push(a), t++;
        }
        if (r < 1 || isNaN(r)) {
          let a = { instancePath: s + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [a] : e.push(a), t++;
        }
      }
    }
  } else {
    let p = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [p] : e.push(p), t++;
  }
  return N.errors = e, t === 0;
}
N.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var J = T;
function T(i, { instancePath: s = "", parentData: c, parentDataProperty: h, rootData: y = i, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = T.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof i == "string") {
    if (u(i) > 100) {
      let n = { instancePath: s, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (u(i) < 1) {
      let n = { instancePath: s, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      e === null ? e = [n] : e.push(n), t++;
    }
    if (!P.test(i)) {
      let n = { instancePath: s, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
      e === null ? e = [n] : e.push(n), t++;
    }
  } else {
    let n = { instancePath: s, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [n] : e.push(n), t++;
  }
  return T.errors = e, t === 0;
}
T.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var H = { Decision: _, Instant: Z, OrderEvent: E, OrderId: C, PlaceOrder: z, Problem: V, QuarantineProperties: M, QueuedOrder: B, Reserve: U, Restock: Q, Sku: J };
export {
  _ as Decision,
  Z as Instant,
  E as OrderEvent,
  C as OrderId,
  z as PlaceOrder,
  V as Problem,
  M as QuarantineProperties,
  B as QueuedOrder,
  U as Reserve,
  Q as Restock,
  J as Sku,
  H as validators
};
