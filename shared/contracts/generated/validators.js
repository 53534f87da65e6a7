// Generated from schemas/ by build/generate.ts.
var F = (s, i) => () => {
  try {
    return i || s((i = { exports: {} }).exports, i), i.exports;
  } catch (c) {
    throw i = 0, c;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var _ = F(($) => {
  "use strict";
  Object.defineProperty($, "__esModule", { value: !0 });
  function D(s) {
    let i = s.length, c = 0, h = 0, y;
    for (; h < i; )
      c++, y = s.charCodeAt(h++), y >= 55296 && y <= 56319 && h < i && (y = s.charCodeAt(h), (y & 64512) === 56320 && h++);
    return c;
  }
  $.default = D;
  D.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var Z = w;
var u = _().default, P = new RegExp("\\S", "u");
function w(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = w.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.approver === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.approved === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approved" }, message: "must have required property 'approved'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.approver !== void 0) {
      let a = s.approver;
      if (typeof a == "string") {
        if (u(a) > 200) {
          let p = { instancePath: i + "/approver", schemaPath: "#/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (u(a) < 1) {
          let p = { instancePath: i + "/approver", schemaPath: "#/properties/approver/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!P.test(a)) {
          let p = { instancePath: i + "/approver", schemaPath: "#/properties/approver/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/approver", schemaPath: "#/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.approved !== void 0 && typeof s.approved != "boolean") {
      let a = { instancePath: i + "/approved", schemaPath: "#/properties/approved/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [a] : e.push(a), t++;
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return w.errors = e, t === 0;
}
w.evaluated = { props: { approver: !0, approved: !0 }, dynamicProps: !1, dynamicItems: !1 };
var E = q;
var v = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$", "u");
function q(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = q.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof s == "string") {
    if (u(s) > 24) {
      let a = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (!v.test(s)) {
      let a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
      e === null ? e = [a] : e.push(a), t++;
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return q.errors = e, t === 0;
}
q.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var C = b;
var R = new RegExp("^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$", "u"), S = new RegExp("^[A-Z]{3}$", "u");
function b(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = b.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.id === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.orderId === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orderId" }, message: "must have required property 'orderId'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.seq === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "seq" }, message: "must have required property 'seq'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.time === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.type === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.data === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.id !== void 0) {
      let r = s.id;
      if (typeof r == "string") {
        if (u(r) > 60) {
          let n = { instancePath: i + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [n] : e.push(n), t++;
        }
      } else {
        let n = { instancePath: i + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [n] : e.push(n), t++;
      }
    }
    if (s.orderId !== void 0) {
      let r = s.orderId;
      if (typeof r == "string") {
        if (u(r) > 49) {
          let n = { instancePath: i + "/orderId", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (!R.test(r)) {
          let n = { instancePath: i + "/orderId", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [n] : e.push(n), t++;
        }
      } else {
        let n = { instancePath: i + "/orderId", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [n] : e.push(n), t++;
      }
    }
    if (s.seq !== void 0) {
      let r = s.seq;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let n = { instancePath: i + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [n] : e.push(n), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e5 || isNaN(r)) {
          let n = { instancePath: i + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (r < 0 || isNaN(r)) {
          let n = { instancePath: i + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [n] : e.push(n), t++;
        }
      }
    }
    if (s.time !== void 0) {
      let r = s.time;
      if (typeof r == "string") {
        if (u(r) > 24) {
          let n = { instancePath: i + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (!v.test(r)) {
          let n = { instancePath: i + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [n] : e.push(n), t++;
        }
      } else {
        let n = { instancePath: i + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [n] : e.push(n), t++;
      }
    }
    if (s.type !== void 0 && typeof s.type != "string") {
      let r = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (s.data !== void 0) {
      let r = s.data;
      if (!(r && typeof r == "object" && !Array.isArray(r))) {
        let n = { instancePath: i + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [n] : e.push(n), t++;
      }
    }
    let p = s.type;
    if (typeof p == "string")
      if (p === "OrderReceived") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderReceived") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/0/properties/type/const", keyword: "const", params: { allowedValue: "OrderReceived" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.customer === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.items === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.total === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.currency === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.customer !== void 0) {
                let n = r.customer;
                if (typeof n == "string") {
                  if (u(n) > 200) {
                    let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.items !== void 0) {
                let n = r.items;
                if (Array.isArray(n)) {
                  if (n.length > 100) {
                    let d = { instancePath: i + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = n.length;
                  for (let d = 0; d < o; d++) {
                    let f = n[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.total !== void 0) {
                let n = r.total;
                if (!(typeof n == "number" && !(n % 1) && !isNaN(n) && isFinite(n))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof n == "number" && isFinite(n) && (n < 0 || isNaN(n))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let n = r.currency;
                if (typeof n == "string") {
                  if (!S.test(n)) {
                    let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        var a = {};
        a.type = !0, a.data = !0, a.id = !0, a.orderId = !0, a.seq = !0, a.time = !0;
      } else if (p === "InventoryReserved") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "InventoryReserved") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/1/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReserved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.items === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/1/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.items !== void 0) {
                let n = r.items;
                if (Array.isArray(n)) {
                  if (n.length > 100) {
                    let d = { instancePath: i + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = n.length;
                  for (let d = 0; d < o; d++) {
                    let f = n[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/1/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "InventoryRejected") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "InventoryRejected") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/2/properties/type/const", keyword: "const", params: { allowedValue: "InventoryRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.missing === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/2/properties/data/required", keyword: "required", params: { missingProperty: "missing" }, message: "must have required property 'missing'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.missing !== void 0) {
                let n = r.missing;
                if (Array.isArray(n)) {
                  if (n.length > 100) {
                    let d = { instancePath: i + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), t++;
                  }
                  let o = n.length;
                  for (let d = 0; d < o; d++) {
                    let f = n[d];
                    if (typeof f == "string") {
                      if (u(f) > 100) {
                        let l = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (u(f) < 1) {
                        let l = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                      if (!P.test(f)) {
                        let l = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [l] : e.push(l), t++;
                      }
                    } else {
                      let l = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [l] : e.push(l), t++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/2/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "ApprovalRequested") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "ApprovalRequested") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/3/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalRequested" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.threshold === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "threshold" }, message: "must have required property 'threshold'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.deadline === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "deadline" }, message: "must have required property 'deadline'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.threshold !== void 0) {
                let n = r.threshold;
                if (!(typeof n == "number" && !(n % 1) && !isNaN(n) && isFinite(n))) {
                  let o = { instancePath: i + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof n == "number" && isFinite(n) && (n < 0 || isNaN(n))) {
                  let o = { instancePath: i + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.deadline !== void 0) {
                let n = r.deadline;
                if (typeof n == "string") {
                  if (u(n) > 24) {
                    let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                  if (!v.test(n)) {
                    let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderApproved") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderApproved") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/4/properties/type/const", keyword: "const", params: { allowedValue: "OrderApproved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/4/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.approver !== void 0) {
                let n = r.approver;
                if (typeof n == "string") {
                  if (u(n) > 200) {
                    let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/4/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderRejected") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderRejected") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/5/properties/type/const", keyword: "const", params: { allowedValue: "OrderRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/5/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.approver !== void 0) {
                let n = r.approver;
                if (typeof n == "string") {
                  if (u(n) > 200) {
                    let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/5/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "ApprovalExpired") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "ApprovalExpired") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/6/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalExpired" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let n in r) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/6/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/6/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "PaymentCharged") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "PaymentCharged") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/7/properties/type/const", keyword: "const", params: { allowedValue: "PaymentCharged" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.amount === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.currency === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.amount !== void 0) {
                let n = r.amount;
                if (!(typeof n == "number" && !(n % 1) && !isNaN(n) && isFinite(n))) {
                  let o = { instancePath: i + "/data/amount", schemaPath: "#/oneOf/7/properties/data/properties/amount/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof n == "number" && isFinite(n) && (n < 0 || isNaN(n))) {
                  let o = { instancePath: i + "/data/amount", schemaPath: "#/oneOf/7/properties/data/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let n = r.currency;
                if (typeof n == "string") {
                  if (!S.test(n)) {
                    let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/7/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/7/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/7/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "PaymentDeclined") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "PaymentDeclined") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/8/properties/type/const", keyword: "const", params: { allowedValue: "PaymentDeclined" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.reason === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.reason !== void 0) {
                let n = r.reason;
                if (typeof n == "string") {
                  if (u(n) > 200) {
                    let o = { instancePath: i + "/data/reason", schemaPath: "#/oneOf/8/properties/data/properties/reason/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/reason", schemaPath: "#/oneOf/8/properties/data/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/8/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderShipped") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderShipped") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/9/properties/type/const", keyword: "const", params: { allowedValue: "OrderShipped" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let n in r) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/9/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/9/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "ShippingFailed") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "ShippingFailed") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/10/properties/type/const", keyword: "const", params: { allowedValue: "ShippingFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/10/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.message !== void 0) {
                let n = r.message;
                if (typeof n == "string") {
                  if (u(n) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/10/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/10/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/10/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "PaymentRefunded") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "PaymentRefunded") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/11/properties/type/const", keyword: "const", params: { allowedValue: "PaymentRefunded" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let n in r) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/11/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/11/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "InventoryReleased") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "InventoryReleased") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/12/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReleased" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let n in r) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/12/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/12/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderCompleted") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderCompleted") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/13/properties/type/const", keyword: "const", params: { allowedValue: "OrderCompleted" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/13/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.message !== void 0) {
                let n = r.message;
                if (typeof n == "string") {
                  if (u(n) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/13/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/13/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/13/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderClosed") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderClosed") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/14/properties/type/const", keyword: "const", params: { allowedValue: "OrderClosed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.message !== void 0) {
                let n = r.message;
                if (typeof n == "string") {
                  if (u(n) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else if (p === "OrderFailed") {
        if (s && typeof s == "object" && !Array.isArray(s)) {
          if (s.type === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data === void 0) {
            let r = { instancePath: i, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.type !== void 0 && s.type !== "OrderFailed") {
            let r = { instancePath: i + "/type", schemaPath: "#/oneOf/15/properties/type/const", keyword: "const", params: { allowedValue: "OrderFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (s.data !== void 0) {
            let r = s.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.errorType === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "errorType" }, message: "must have required property 'errorType'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.message === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.stackTrace === void 0) {
                let n = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "stackTrace" }, message: "must have required property 'stackTrace'" };
                e === null ? e = [n] : e.push(n), t++;
              }
              if (r.errorType !== void 0) {
                let n = r.errorType;
                if (typeof n == "string") {
                  if (u(n) > 100) {
                    let o = { instancePath: i + "/data/errorType", schemaPath: "#/oneOf/15/properties/data/properties/errorType/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/errorType", schemaPath: "#/oneOf/15/properties/data/properties/errorType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.message !== void 0) {
                let n = r.message;
                if (typeof n == "string") {
                  if (u(n) > 2e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.stackTrace !== void 0) {
                let n = r.stackTrace;
                if (typeof n == "string") {
                  if (u(n) > 8e3) {
                    let o = { instancePath: i + "/data/stackTrace", schemaPath: "#/oneOf/15/properties/data/properties/stackTrace/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: i + "/data/stackTrace", schemaPath: "#/oneOf/15/properties/data/properties/stackTrace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let n = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [n] : e.push(n), t++;
            }
          }
        }
        a !== !0 && (a = a || {}, a.type = !0, a.data = !0);
      } else {
        let r = { instancePath: i, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: p }, message: 'value of tag "type" must be in oneOf' };
        e === null ? e = [r] : e.push(r), t++;
      }
    else {
      let r = { instancePath: i, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: p }, message: 'tag "type" must be string' };
      e === null ? e = [r] : e.push(r), t++;
    }
  } else {
    let p = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [p] : e.push(p), t++;
  }
  return b.errors = e, m.props = a, t === 0;
}
b.evaluated = { dynamicProps: !0, dynamicItems: !1 };
var z = O;
function O(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = O.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof s == "string") {
    if (u(s) > 49) {
      let a = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (!R.test(s)) {
      let a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
      e === null ? e = [a] : e.push(a), t++;
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return O.errors = e, t === 0;
}
O.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var V = j, M = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "payment-answer.json", title: "PaymentAnswer", description: "What a payment provider answers to POST /charges and POST /refunds, with status 200; the same for the same Idempotency-Key.", type: "object", required: ["outcome"], properties: { outcome: { enum: ["charged", "declined", "refunded", "nothing-charged"] }, reason: { description: "Why it was declined.", type: "string", maxLength: 200 } }, examples: [{ outcome: "charged" }, { outcome: "declined", reason: "card_declined" }] };
function j(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = j.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.outcome === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outcome" }, message: "must have required property 'outcome'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.outcome !== void 0) {
      let a = s.outcome;
      if (!(a === "charged" || a === "declined" || a === "refunded" || a === "nothing-charged")) {
        let p = { instancePath: i + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: M.properties.outcome.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.reason !== void 0) {
      let a = s.reason;
      if (typeof a == "string") {
        if (u(a) > 200) {
          let p = { instancePath: i + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return j.errors = e, t === 0;
}
j.evaluated = { props: { outcome: !0, reason: !0 }, dynamicProps: !1, dynamicItems: !1 };
var B = k;
function k(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = k.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.customer === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.items === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.total === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.customer !== void 0) {
      let a = s.customer;
      if (typeof a == "string") {
        if (u(a) > 200) {
          let p = { instancePath: i + "/customer", schemaPath: "#/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (u(a) < 1) {
          let p = { instancePath: i + "/customer", schemaPath: "#/properties/customer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!P.test(a)) {
          let p = { instancePath: i + "/customer", schemaPath: "#/properties/customer/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.items !== void 0) {
      let a = s.items;
      if (Array.isArray(a)) {
        if (a.length > 100) {
          let r = { instancePath: i + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (a.length < 1) {
          let r = { instancePath: i + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = a.length;
        for (let r = 0; r < p; r++) {
          let n = a[r];
          if (typeof n == "string") {
            if (u(n) > 100) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (u(n) < 1) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!P.test(n)) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: i + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.total !== void 0) {
      let a = s.total;
      if (typeof a == "number" && isFinite(a)) {
        if (a > 999999999e-2 || isNaN(a)) {
          let r = { instancePath: i + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (a <= 0 || isNaN(a)) {
          let r = { instancePath: i + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p;
        if (p = a / 0.01, Math.abs(Math.round(p) - p) > 1e-6) {
          let r = { instancePath: i + "/total", schemaPath: "#/properties/total/multipleOf", keyword: "multipleOf", params: { multipleOf: 0.01 }, message: "must be multiple of 0.01" };
          e === null ? e = [r] : e.push(r), t++;
        }
      } else {
        let p = { instancePath: i + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.currency !== void 0) {
      let a = s.currency;
      if (typeof a == "string") {
        if (!S.test(a)) {
          let p = { instancePath: i + "/currency", schemaPath: "#/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return k.errors = e, t === 0;
}
k.evaluated = { props: { customer: !0, items: !0, total: !0, currency: !0 }, dynamicProps: !1, dynamicItems: !1 };
var U = x;
function x(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = x.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.type === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.title === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.status === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.code === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.type !== void 0) {
      let a = s.type;
      if (typeof a == "string") {
        if (u(a) > 100) {
          let p = { instancePath: i + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.title !== void 0) {
      let a = s.title;
      if (typeof a == "string") {
        if (u(a) > 200) {
          let p = { instancePath: i + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.status !== void 0) {
      let a = s.status;
      if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
        let p = { instancePath: i + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof a == "number" && isFinite(a)) {
        if (a > 599 || isNaN(a)) {
          let p = { instancePath: i + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (a < 400 || isNaN(a)) {
          let p = { instancePath: i + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400" };
          e === null ? e = [p] : e.push(p), t++;
        }
      }
    }
    if (s.code !== void 0) {
      let a = s.code;
      if (typeof a == "string") {
        if (u(a) > 60) {
          let p = { instancePath: i + "/code", schemaPath: "#/properties/code/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.detail !== void 0) {
      let a = s.detail;
      if (typeof a == "string") {
        if (u(a) > 2e3) {
          let p = { instancePath: i + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.faults !== void 0) {
      let a = s.faults;
      if (Array.isArray(a)) {
        if (a.length > 200) {
          let r = { instancePath: i + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = a.length;
        for (let r = 0; r < p; r++) {
          let n = a[r];
          if (n && typeof n == "object" && !Array.isArray(n)) {
            if (n.pointer === void 0) {
              let o = { instancePath: i + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "pointer" }, message: "must have required property 'pointer'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (n.text === void 0) {
              let o = { instancePath: i + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (n.pointer !== void 0) {
              let o = n.pointer;
              if (typeof o == "string") {
                if (u(o) > 300) {
                  let d = { instancePath: i + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), t++;
                }
              } else {
                let d = { instancePath: i + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), t++;
              }
            }
            if (n.text !== void 0) {
              let o = n.text;
              if (typeof o == "string") {
                if (u(o) > 300) {
                  let d = { instancePath: i + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), t++;
                }
              } else {
                let d = { instancePath: i + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), t++;
              }
            }
          } else {
            let o = { instancePath: i + "/faults/" + r, schemaPath: "#/properties/faults/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: i + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return x.errors = e, t === 0;
}
x.evaluated = { props: { type: !0, title: !0, status: !0, code: !0, detail: !0, faults: !0 }, dynamicProps: !1, dynamicItems: !1 };
var Q = A;
function A(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = A.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.source === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, message: "must have required property 'source'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.reason === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.description === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.attempts === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attempts" }, message: "must have required property 'attempts'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.time === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s["message-id"] === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message-id" }, message: "must have required property 'message-id'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.source !== void 0) {
      let a = s.source;
      if (typeof a == "string") {
        if (u(a) > 200) {
          let p = { instancePath: i + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.reason !== void 0) {
      let a = s.reason;
      if (typeof a == "string") {
        if (u(a) > 60) {
          let p = { instancePath: i + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.description !== void 0) {
      let a = s.description;
      if (typeof a == "string") {
        if (u(a) > 2e3) {
          let p = { instancePath: i + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.attempts !== void 0) {
      let a = s.attempts;
      if (!(typeof a == "number" && !(a % 1) && !isNaN(a) && isFinite(a))) {
        let p = { instancePath: i + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof a == "number" && isFinite(a) && (a < 1 || isNaN(a))) {
        let p = { instancePath: i + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.time !== void 0) {
      let a = s.time;
      if (typeof a == "string") {
        if (u(a) > 24) {
          let p = { instancePath: i + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!v.test(a)) {
          let p = { instancePath: i + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s["message-id"] !== void 0) {
      let a = s["message-id"];
      if (typeof a == "string") {
        if (u(a) > 128) {
          let p = { instancePath: i + "/message-id", schemaPath: "#/properties/message-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/message-id", schemaPath: "#/properties/message-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.traceparent !== void 0) {
      let a = s.traceparent;
      if (typeof a == "string") {
        if (u(a) > 55) {
          let p = { instancePath: i + "/traceparent", schemaPath: "#/properties/traceparent/maxLength", keyword: "maxLength", params: { limit: 55 }, message: "must NOT have more than 55 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/traceparent", schemaPath: "#/properties/traceparent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s["correlation-id"] !== void 0) {
      let a = s["correlation-id"];
      if (typeof a == "string") {
        if (u(a) > 128) {
          let p = { instancePath: i + "/correlation-id", schemaPath: "#/properties/correlation-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/correlation-id", schemaPath: "#/properties/correlation-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return A.errors = e, t === 0;
}
A.evaluated = { props: { source: !0, reason: !0, description: !0, attempts: !0, time: !0, "message-id": !0, traceparent: !0, "correlation-id": !0 }, dynamicProps: !1, dynamicItems: !1 };
var W = L;
function L(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = L.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.id === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.receivedAt === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receivedAt" }, message: "must have required property 'receivedAt'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.order === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "order" }, message: "must have required property 'order'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.id !== void 0) {
      let a = s.id;
      if (typeof a == "string") {
        if (u(a) > 49) {
          let p = { instancePath: i + "/id", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!R.test(a)) {
          let p = { instancePath: i + "/id", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/id", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (s.receivedAt !== void 0) {
      let a = s.receivedAt;
      if (typeof a == "string") {
        if (u(a) > 24) {
          let p = { instancePath: i + "/receivedAt", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!v.test(a)) {
          let p = { instancePath: i + "/receivedAt", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: i + "/receivedAt", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    s.order !== void 0 && (k(s.order, { instancePath: i + "/order", parentData: s, parentDataProperty: "order", rootData: y, dynamicAnchors: g }) || (e = e === null ? k.errors : e.concat(k.errors), t = e.length));
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return L.errors = e, t === 0;
}
L.evaluated = { props: { id: !0, receivedAt: !0, order: !0 }, dynamicProps: !1, dynamicItems: !1 };
var J = N;
function N(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = N.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (s.items === void 0) {
      let a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (s.items !== void 0) {
      let a = s.items;
      if (Array.isArray(a)) {
        if (a.length > 100) {
          let r = { instancePath: i + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (a.length < 1) {
          let r = { instancePath: i + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let p = a.length;
        for (let r = 0; r < p; r++) {
          let n = a[r];
          if (typeof n == "string") {
            if (u(n) > 100) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (u(n) < 1) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!P.test(n)) {
              let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: i + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let p = { instancePath: i + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return N.errors = e, t === 0;
}
N.evaluated = { props: { items: !0 }, dynamicProps: !1, dynamicItems: !1 };
var K = T;
function T(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = T.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), s && typeof s == "object" && !Array.isArray(s)) {
    if (Object.keys(s).length > 90) {
      let p = { instancePath: i, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 90 }, message: "must NOT have more than 90 properties" };
      e === null ? e = [p] : e.push(p), t++;
    }
    if (Object.keys(s).length < 1) {
      let p = { instancePath: i, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      e === null ? e = [p] : e.push(p), t++;
    }
    for (let p in s) {
      let r = t;
      if (typeof p == "string") {
        if (u(p) > 100) {
          let n = { instancePath: i, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", propertyName: p };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (u(p) < 1) {
          let n = { instancePath: i, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", propertyName: p };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (!P.test(p)) {
          let n = { instancePath: i, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', propertyName: p };
          e === null ? e = [n] : e.push(n), t++;
        }
      } else {
        let n = { instancePath: i, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: p };
        e === null ? e = [n] : e.push(n), t++;
      }
      var a = r === t;
      if (!a) {
        let n = { instancePath: i, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: p }, message: "property name must be valid" };
        e === null ? e = [n] : e.push(n), t++;
      }
    }
    for (let p in s) {
      let r = s[p];
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let n = { instancePath: i + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [n] : e.push(n), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e9 || isNaN(r)) {
          let n = { instancePath: i + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 }, message: "must be <= 1000000000" };
          e === null ? e = [n] : e.push(n), t++;
        }
        if (r < 1 || isNaN(r)) {
          let n = { instancePath: i + "/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [n] : e.push(n), t++;
        }
      }
    }
  } else {
    let p = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [p] : e.push(p), t++;
  }
  return T.errors = e, t === 0;
}
T.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var G = I;
function I(s, { instancePath: i = "", parentData: c, parentDataProperty: h, rootData: y = s, dynamicAnchors: g = {} } = {}) {
  let e = null, t = 0, m = I.evaluated;
  if (m.dynamicProps && (m.props = void 0), m.dynamicItems && (m.items = void 0), typeof s == "string") {
    if (u(s) > 100) {
      let a = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (u(s) < 1) {
      let a = { instancePath: i, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      e === null ? e = [a] : e.push(a), t++;
    }
    if (!P.test(s)) {
      let a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
      e === null ? e = [a] : e.push(a), t++;
    }
  } else {
    let a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [a] : e.push(a), t++;
  }
  return I.errors = e, t === 0;
}
I.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var Y = { Decision: Z, Instant: E, OrderEvent: C, OrderId: z, PaymentAnswer: V, PlaceOrder: B, Problem: U, QuarantineProperties: Q, QueuedOrder: W, Reserve: J, Restock: K, Sku: G };
export {
  Z as Decision,
  E as Instant,
  C as OrderEvent,
  z as OrderId,
  V as PaymentAnswer,
  B as PlaceOrder,
  U as Problem,
  Q as QuarantineProperties,
  W as QueuedOrder,
  J as Reserve,
  K as Restock,
  G as Sku,
  Y as validators
};
