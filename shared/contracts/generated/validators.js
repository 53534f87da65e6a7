// Generated from schemas/ by build/generate.ts.
var _ = (n, a) => () => {
  try {
    return a || n((a = { exports: {} }).exports, a), a.exports;
  } catch (P) {
    throw a = 0, P;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var M = _((R) => {
  "use strict";
  Object.defineProperty(R, "__esModule", { value: !0 });
  function E(n) {
    let a = n.length, P = 0, g = 0, f;
    for (; g < a; )
      P++, f = n.charCodeAt(g++), f >= 55296 && f <= 56319 && g < a && (f = n.charCodeAt(g), (f & 64512) === 56320 && g++);
    return P;
  }
  R.default = E;
  E.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var U = O;
var m = M().default, y = new RegExp("\\S", "u"), F = new RegExp("^[A-Z]{2}$", "u");
function O(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = O.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.line1 === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.city === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.postalCode === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.country === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.line1 !== void 0) {
      let s = n.line1;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/line1", schemaPath: "#/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/line1", schemaPath: "#/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/line1", schemaPath: "#/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/line1", schemaPath: "#/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.line2 !== void 0) {
      let s = n.line2;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/line2", schemaPath: "#/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/line2", schemaPath: "#/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.city !== void 0) {
      let s = n.city;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/city", schemaPath: "#/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/city", schemaPath: "#/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/city", schemaPath: "#/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/city", schemaPath: "#/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.region !== void 0) {
      let s = n.region;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/region", schemaPath: "#/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.postalCode !== void 0) {
      let s = n.postalCode;
      if (typeof s == "string") {
        if (m(s) > 20) {
          let i = { instancePath: a + "/postalCode", schemaPath: "#/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/postalCode", schemaPath: "#/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/postalCode", schemaPath: "#/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/postalCode", schemaPath: "#/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.country !== void 0) {
      let s = n.country;
      if (typeof s == "string") {
        if (!F.test(s)) {
          let i = { instancePath: a + "/country", schemaPath: "#/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/country", schemaPath: "#/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return O.errors = e, t === 0;
}
O.evaluated = { props: { line1: !0, line2: !0, city: !0, region: !0, postalCode: !0, country: !0 }, dynamicProps: !1, dynamicItems: !1 };
var V = j, z = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "currency.json", title: "Currency", description: "ISO 4217; an order that names none is in USD.", type: "string", enum: ["AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "JPY", "KRW", "KWD", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TND", "TRY", "USD", "ZAR"], examples: ["USD", "EUR", "JPY"] };
function j(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = j.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), typeof n != "string") {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [s] : e.push(s), t++;
  }
  if (!(n === "AUD" || n === "BRL" || n === "CAD" || n === "CHF" || n === "CNY" || n === "CZK" || n === "DKK" || n === "EUR" || n === "GBP" || n === "HUF" || n === "INR" || n === "JPY" || n === "KRW" || n === "KWD" || n === "MXN" || n === "NOK" || n === "NZD" || n === "PLN" || n === "SEK" || n === "SGD" || n === "TND" || n === "TRY" || n === "USD" || n === "ZAR")) {
    let s = { instancePath: a, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: z.enum }, message: "must be equal to one of the allowed values" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return j.errors = e, t === 0;
}
j.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var B = x;
function x(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = x.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.approver === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.approved === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approved" }, message: "must have required property 'approved'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.approver !== void 0) {
      let s = n.approver;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/approver", schemaPath: "#/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/approver", schemaPath: "#/properties/approver/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/approver", schemaPath: "#/properties/approver/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/approver", schemaPath: "#/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.approved !== void 0 && typeof n.approved != "boolean") {
      let s = { instancePath: a + "/approved", schemaPath: "#/properties/approved/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [s] : e.push(s), t++;
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return x.errors = e, t === 0;
}
x.evaluated = { props: { approver: !0, approved: !0 }, dynamicProps: !1, dynamicItems: !1 };
var Y = L;
var v = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$", "u");
function L(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = L.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), typeof n == "string") {
    if (m(n) > 24) {
      let s = { instancePath: a, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (!v.test(n)) {
      let s = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
      e === null ? e = [s] : e.push(s), t++;
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return L.errors = e, t === 0;
}
L.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var H = N;
var Z = new RegExp("^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$", "u"), K = new RegExp("^[A-Z]{3}$", "u");
function N(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = N.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.id === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.orderId === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orderId" }, message: "must have required property 'orderId'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.seq === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "seq" }, message: "must have required property 'seq'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.time === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.type === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.data === void 0) {
      let r = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.id !== void 0) {
      let r = n.id;
      if (typeof r == "string") {
        if (m(r) > 60) {
          let p = { instancePath: a + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: a + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (n.orderId !== void 0) {
      let r = n.orderId;
      if (typeof r == "string") {
        if (m(r) > 49) {
          let p = { instancePath: a + "/orderId", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!Z.test(r)) {
          let p = { instancePath: a + "/orderId", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: a + "/orderId", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (n.seq !== void 0) {
      let r = n.seq;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let p = { instancePath: a + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e5 || isNaN(r)) {
          let p = { instancePath: a + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (r < 0 || isNaN(r)) {
          let p = { instancePath: a + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [p] : e.push(p), t++;
        }
      }
    }
    if (n.time !== void 0) {
      let r = n.time;
      if (typeof r == "string") {
        if (m(r) > 24) {
          let p = { instancePath: a + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!v.test(r)) {
          let p = { instancePath: a + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: a + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    if (n.type !== void 0 && typeof n.type != "string") {
      let r = { instancePath: a + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      e === null ? e = [r] : e.push(r), t++;
    }
    if (n.data !== void 0) {
      let r = n.data;
      if (!(r && typeof r == "object" && !Array.isArray(r))) {
        let p = { instancePath: a + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    let i = n.type;
    if (typeof i == "string")
      if (i === "OrderReceived") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderReceived") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/0/properties/type/const", keyword: "const", params: { allowedValue: "OrderReceived" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.customer === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.items === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.total === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.currency === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.customer !== void 0) {
                let p = r.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.items !== void 0) {
                let p = r.items;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let l = { instancePath: a + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [l] : e.push(l), t++;
                  }
                  let o = p.length;
                  for (let l = 0; l < o; l++) {
                    let c = p[l];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (!y.test(c)) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                    } else {
                      let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), t++;
                    }
                  }
                } else {
                  let o = { instancePath: a + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.total !== void 0) {
                let p = r.total;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: a + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: a + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let p = r.currency;
                if (typeof p == "string") {
                  if (!K.test(p)) {
                    let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.customerFullName !== void 0) {
                let p = r.customerFullName;
                if (typeof p == "string") {
                  if (m(p) > 201) {
                    let o = { instancePath: a + "/data/customerFullName", schemaPath: "#/oneOf/0/properties/data/properties/customerFullName/maxLength", keyword: "maxLength", params: { limit: 201 }, message: "must NOT have more than 201 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/customerFullName", schemaPath: "#/oneOf/0/properties/data/properties/customerFullName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.paymentMethod !== void 0) {
                let p = r.paymentMethod;
                if (typeof p == "string") {
                  if (m(p) > 50) {
                    let o = { instancePath: a + "/data/paymentMethod", schemaPath: "#/oneOf/0/properties/data/properties/paymentMethod/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/paymentMethod", schemaPath: "#/oneOf/0/properties/data/properties/paymentMethod/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.lines !== void 0) {
                let p = r.lines;
                if (Array.isArray(p)) {
                  if (p.length > 100) {
                    let l = { instancePath: a + "/data/lines", schemaPath: "#/oneOf/0/properties/data/properties/lines/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [l] : e.push(l), t++;
                  }
                  let o = p.length;
                  for (let l = 0; l < o; l++) {
                    let c = p[l];
                    if (c && typeof c == "object" && !Array.isArray(c)) {
                      if (c.itemCode === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "itemCode" }, message: "must have required property 'itemCode'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.brand === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "brand" }, message: "must have required property 'brand'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.type === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.size === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "size" }, message: "must have required property 'size'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.colour === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "colour" }, message: "must have required property 'colour'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.quantity === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "quantity" }, message: "must have required property 'quantity'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.price === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "price" }, message: "must have required property 'price'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.longDescription === void 0) {
                        let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "longDescription" }, message: "must have required property 'longDescription'" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (c.itemCode !== void 0) {
                        let u = c.itemCode;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: a + "/data/lines/" + l + "/itemCode", schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                          if (m(u) < 1) {
                            let h = { instancePath: a + "/data/lines/" + l + "/itemCode", schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                          if (!y.test(u)) {
                            let h = { instancePath: a + "/data/lines/" + l + "/itemCode", schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/itemCode", schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.brand !== void 0) {
                        let u = c.brand;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: a + "/data/lines/" + l + "/brand", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/brand/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/brand", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/brand/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.type !== void 0) {
                        let u = c.type;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: a + "/data/lines/" + l + "/type", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/type", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.size !== void 0) {
                        let u = c.size;
                        if (typeof u == "string") {
                          if (m(u) > 20) {
                            let h = { instancePath: a + "/data/lines/" + l + "/size", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/size/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/size", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.colour !== void 0) {
                        let u = c.colour;
                        if (typeof u == "string") {
                          if (m(u) > 50) {
                            let h = { instancePath: a + "/data/lines/" + l + "/colour", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/colour/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/colour", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/colour/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.quantity !== void 0) {
                        let u = c.quantity;
                        if (!(typeof u == "number" && !(u % 1) && !isNaN(u) && isFinite(u))) {
                          let h = { instancePath: a + "/data/lines/" + l + "/quantity", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/quantity/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                        if (typeof u == "number" && isFinite(u) && (u < 1 || isNaN(u))) {
                          let h = { instancePath: a + "/data/lines/" + l + "/quantity", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/quantity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.price !== void 0) {
                        let u = c.price;
                        if (!(typeof u == "number" && !(u % 1) && !isNaN(u) && isFinite(u))) {
                          let h = { instancePath: a + "/data/lines/" + l + "/price", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/price/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                        if (typeof u == "number" && isFinite(u) && (u < 0 || isNaN(u))) {
                          let h = { instancePath: a + "/data/lines/" + l + "/price", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/price/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                      if (c.longDescription !== void 0) {
                        let u = c.longDescription;
                        if (typeof u == "string") {
                          if (m(u) > 400) {
                            let h = { instancePath: a + "/data/lines/" + l + "/longDescription", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/longDescription/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" };
                            e === null ? e = [h] : e.push(h), t++;
                          }
                        } else {
                          let h = { instancePath: a + "/data/lines/" + l + "/longDescription", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/longDescription/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), t++;
                        }
                      }
                    } else {
                      let u = { instancePath: a + "/data/lines/" + l, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                      e === null ? e = [u] : e.push(u), t++;
                    }
                  }
                } else {
                  let o = { instancePath: a + "/data/lines", schemaPath: "#/oneOf/0/properties/data/properties/lines/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/0/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        var s = {};
        s.type = !0, s.data = !0, s.id = !0, s.orderId = !0, s.seq = !0, s.time = !0;
      } else if (i === "InventoryReserved") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "InventoryReserved") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/1/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReserved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.items === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/1/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.items !== void 0) {
                let p = r.items;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let l = { instancePath: a + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [l] : e.push(l), t++;
                  }
                  let o = p.length;
                  for (let l = 0; l < o; l++) {
                    let c = p[l];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (!y.test(c)) {
                        let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                    } else {
                      let u = { instancePath: a + "/data/items/" + l, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), t++;
                    }
                  }
                } else {
                  let o = { instancePath: a + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/1/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "InventoryRejected") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "InventoryRejected") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/2/properties/type/const", keyword: "const", params: { allowedValue: "InventoryRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.missing === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/2/properties/data/required", keyword: "required", params: { missingProperty: "missing" }, message: "must have required property 'missing'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.missing !== void 0) {
                let p = r.missing;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let l = { instancePath: a + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [l] : e.push(l), t++;
                  }
                  let o = p.length;
                  for (let l = 0; l < o; l++) {
                    let c = p[l];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: a + "/data/missing/" + l, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: a + "/data/missing/" + l, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                      if (!y.test(c)) {
                        let u = { instancePath: a + "/data/missing/" + l, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), t++;
                      }
                    } else {
                      let u = { instancePath: a + "/data/missing/" + l, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), t++;
                    }
                  }
                } else {
                  let o = { instancePath: a + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/2/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "ApprovalRequested") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "ApprovalRequested") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/3/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalRequested" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.threshold === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "threshold" }, message: "must have required property 'threshold'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.deadline === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "deadline" }, message: "must have required property 'deadline'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.threshold !== void 0) {
                let p = r.threshold;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: a + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: a + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.deadline !== void 0) {
                let p = r.deadline;
                if (typeof p == "string") {
                  if (m(p) > 24) {
                    let o = { instancePath: a + "/data/deadline", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                  if (!v.test(p)) {
                    let o = { instancePath: a + "/data/deadline", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/deadline", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/3/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderApproved") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderApproved") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/4/properties/type/const", keyword: "const", params: { allowedValue: "OrderApproved" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/4/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.approver !== void 0) {
                let p = r.approver;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/4/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderRejected") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderRejected") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/5/properties/type/const", keyword: "const", params: { allowedValue: "OrderRejected" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.approver === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/5/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.approver !== void 0) {
                let p = r.approver;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/5/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "ApprovalExpired") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "ApprovalExpired") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/6/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalExpired" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let p in r) {
                let o = { instancePath: a + "/data", schemaPath: "#/oneOf/6/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/6/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderCancelled") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderCancelled") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/7/properties/type/const", keyword: "const", params: { allowedValue: "OrderCancelled" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.customer === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.customer !== void 0) {
                let p = r.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/7/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/7/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/7/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "PaymentCharged") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "PaymentCharged") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/8/properties/type/const", keyword: "const", params: { allowedValue: "PaymentCharged" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.amount === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.currency === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.amount !== void 0) {
                let p = r.amount;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: a + "/data/amount", schemaPath: "#/oneOf/8/properties/data/properties/amount/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: a + "/data/amount", schemaPath: "#/oneOf/8/properties/data/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let p = r.currency;
                if (typeof p == "string") {
                  if (!K.test(p)) {
                    let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/8/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/8/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/8/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "PaymentDeclined") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "PaymentDeclined") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/9/properties/type/const", keyword: "const", params: { allowedValue: "PaymentDeclined" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.reason === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/9/properties/data/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.reason !== void 0) {
                let p = r.reason;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/reason", schemaPath: "#/oneOf/9/properties/data/properties/reason/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/reason", schemaPath: "#/oneOf/9/properties/data/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/9/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderShipped") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderShipped") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/10/properties/type/const", keyword: "const", params: { allowedValue: "OrderShipped" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let p in r) {
                let o = { instancePath: a + "/data", schemaPath: "#/oneOf/10/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/10/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "ShippingFailed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "ShippingFailed") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/11/properties/type/const", keyword: "const", params: { allowedValue: "ShippingFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/11/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.message !== void 0) {
                let p = r.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/11/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/11/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/11/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "PaymentRefunded") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "PaymentRefunded") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/12/properties/type/const", keyword: "const", params: { allowedValue: "PaymentRefunded" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.customer !== void 0) {
                let p = r.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/12/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/12/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/12/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "InventoryReleased") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "InventoryReleased") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/13/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReleased" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r))
              for (let p in r) {
                let o = { instancePath: a + "/data", schemaPath: "#/oneOf/13/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), t++;
              }
            else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/13/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderCompleted") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderCompleted") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/14/properties/type/const", keyword: "const", params: { allowedValue: "OrderCompleted" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.customer === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.total === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.currency === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.message !== void 0) {
                let p = r.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.customer !== void 0) {
                let p = r.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/14/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/customer", schemaPath: "#/oneOf/14/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.total !== void 0) {
                let p = r.total;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: a + "/data/total", schemaPath: "#/oneOf/14/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), t++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: a + "/data/total", schemaPath: "#/oneOf/14/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.currency !== void 0) {
                let p = r.currency;
                if (typeof p == "string") {
                  if (m(p) > 3) {
                    let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/14/properties/data/properties/currency/maxLength", keyword: "maxLength", params: { limit: 3 }, message: "must NOT have more than 3 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/currency", schemaPath: "#/oneOf/14/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/14/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderClosed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderClosed") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/15/properties/type/const", keyword: "const", params: { allowedValue: "OrderClosed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.message === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.message !== void 0) {
                let p = r.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/15/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else if (i === "OrderFailed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/16/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data === void 0) {
            let r = { instancePath: a, schemaPath: "#/oneOf/16/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.type !== void 0 && n.type !== "OrderFailed") {
            let r = { instancePath: a + "/type", schemaPath: "#/oneOf/16/properties/type/const", keyword: "const", params: { allowedValue: "OrderFailed" }, message: "must be equal to constant" };
            e === null ? e = [r] : e.push(r), t++;
          }
          if (n.data !== void 0) {
            let r = n.data;
            if (r && typeof r == "object" && !Array.isArray(r)) {
              if (r.errorType === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "errorType" }, message: "must have required property 'errorType'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.message === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.stackTrace === void 0) {
                let p = { instancePath: a + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "stackTrace" }, message: "must have required property 'stackTrace'" };
                e === null ? e = [p] : e.push(p), t++;
              }
              if (r.errorType !== void 0) {
                let p = r.errorType;
                if (typeof p == "string") {
                  if (m(p) > 100) {
                    let o = { instancePath: a + "/data/errorType", schemaPath: "#/oneOf/16/properties/data/properties/errorType/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/errorType", schemaPath: "#/oneOf/16/properties/data/properties/errorType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.message !== void 0) {
                let p = r.message;
                if (typeof p == "string") {
                  if (m(p) > 2e3) {
                    let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/16/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/message", schemaPath: "#/oneOf/16/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
              if (r.stackTrace !== void 0) {
                let p = r.stackTrace;
                if (typeof p == "string") {
                  if (m(p) > 8e3) {
                    let o = { instancePath: a + "/data/stackTrace", schemaPath: "#/oneOf/16/properties/data/properties/stackTrace/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
                    e === null ? e = [o] : e.push(o), t++;
                  }
                } else {
                  let o = { instancePath: a + "/data/stackTrace", schemaPath: "#/oneOf/16/properties/data/properties/stackTrace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), t++;
                }
              }
            } else {
              let p = { instancePath: a + "/data", schemaPath: "#/oneOf/16/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), t++;
            }
          }
        }
        s !== !0 && (s = s || {}, s.type = !0, s.data = !0);
      } else {
        let r = { instancePath: a, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: i }, message: 'value of tag "type" must be in oneOf' };
        e === null ? e = [r] : e.push(r), t++;
      }
    else {
      let r = { instancePath: a, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: i }, message: 'tag "type" must be string' };
      e === null ? e = [r] : e.push(r), t++;
    }
  } else {
    let i = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [i] : e.push(i), t++;
  }
  return N.errors = e, d.props = s, t === 0;
}
N.evaluated = { dynamicProps: !0, dynamicItems: !1 };
var J = A;
function A(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = A.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), typeof n == "string") {
    if (m(n) > 49) {
      let s = { instancePath: a, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (!Z.test(n)) {
      let s = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
      e === null ? e = [s] : e.push(s), t++;
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return A.errors = e, t === 0;
}
A.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var W = w;
function w(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = w.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.itemCode === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "itemCode" }, message: "must have required property 'itemCode'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.brand === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "brand" }, message: "must have required property 'brand'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.type === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.size === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "size" }, message: "must have required property 'size'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.colour === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "colour" }, message: "must have required property 'colour'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.quantity === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "quantity" }, message: "must have required property 'quantity'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.price === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "price" }, message: "must have required property 'price'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.itemCode !== void 0) {
      let s = n.itemCode;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/itemCode", schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/itemCode", schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/itemCode", schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/itemCode", schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.brand !== void 0) {
      let s = n.brand;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/brand", schemaPath: "#/properties/brand/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/brand", schemaPath: "#/properties/brand/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/brand", schemaPath: "#/properties/brand/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/brand", schemaPath: "#/properties/brand/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.type !== void 0) {
      let s = n.type;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/type", schemaPath: "#/properties/type/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.size !== void 0) {
      let s = n.size;
      if (typeof s == "string") {
        if (m(s) > 20) {
          let i = { instancePath: a + "/size", schemaPath: "#/properties/size/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/size", schemaPath: "#/properties/size/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/size", schemaPath: "#/properties/size/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.colour !== void 0) {
      let s = n.colour;
      if (typeof s == "string") {
        if (m(s) > 50) {
          let i = { instancePath: a + "/colour", schemaPath: "#/properties/colour/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/colour", schemaPath: "#/properties/colour/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/colour", schemaPath: "#/properties/colour/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/colour", schemaPath: "#/properties/colour/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.quantity !== void 0) {
      let s = n.quantity;
      if (!(typeof s == "number" && !(s % 1) && !isNaN(s) && isFinite(s))) {
        let i = { instancePath: a + "/quantity", schemaPath: "#/properties/quantity/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (typeof s == "number" && isFinite(s)) {
        if (s > 200 || isNaN(s)) {
          let i = { instancePath: a + "/quantity", schemaPath: "#/properties/quantity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 }, message: "must be <= 200" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s < 1 || isNaN(s)) {
          let i = { instancePath: a + "/quantity", schemaPath: "#/properties/quantity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [i] : e.push(i), t++;
        }
      }
    }
    if (n.price !== void 0) {
      let s = n.price;
      if (typeof s == "number" && isFinite(s)) {
        if (s > 999999999e-2 || isNaN(s)) {
          let i = { instancePath: a + "/price", schemaPath: "#/properties/price/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s < 0 || isNaN(s)) {
          let i = { instancePath: a + "/price", schemaPath: "#/properties/price/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/price", schemaPath: "#/properties/price/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return w.errors = e, t === 0;
}
w.evaluated = { props: { itemCode: !0, brand: !0, type: !0, size: !0, colour: !0, quantity: !0, price: !0 }, dynamicProps: !1, dynamicItems: !1 };
var G = q;
function q(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = q.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.customer === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.items === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.total === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.customer !== void 0) {
      let s = n.customer;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (m(s) < 1) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!y.test(s)) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.items !== void 0) {
      let s = n.items;
      if (Array.isArray(s)) {
        if (s.length > 100) {
          let r = { instancePath: a + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (s.length < 1) {
          let r = { instancePath: a + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let i = s.length;
        for (let r = 0; r < i; r++) {
          let p = s[r];
          if (typeof p == "string") {
            if (m(p) > 100) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (m(p) < 1) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!y.test(p)) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.total !== void 0) {
      let s = n.total;
      if (typeof s == "number" && isFinite(s)) {
        if (s > 999999999e-2 || isNaN(s)) {
          let i = { instancePath: a + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s <= 0 || isNaN(s)) {
          let i = { instancePath: a + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.currency !== void 0) {
      let s = n.currency;
      if (typeof s != "string") {
        let i = { instancePath: a + "/currency", schemaPath: "currency.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (!(s === "AUD" || s === "BRL" || s === "CAD" || s === "CHF" || s === "CNY" || s === "CZK" || s === "DKK" || s === "EUR" || s === "GBP" || s === "HUF" || s === "INR" || s === "JPY" || s === "KRW" || s === "KWD" || s === "MXN" || s === "NOK" || s === "NZD" || s === "PLN" || s === "SEK" || s === "SGD" || s === "TND" || s === "TRY" || s === "USD" || s === "ZAR")) {
        let i = { instancePath: a + "/currency", schemaPath: "currency.json/enum", keyword: "enum", params: { allowedValues: z.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return q.errors = e, t === 0;
}
q.evaluated = { props: { customer: !0, items: !0, total: !0, currency: !0 }, dynamicProps: !1, dynamicItems: !1 };
var Q = b, X = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "place-rich-order.json", title: "PlaceRichOrder", description: "Body of POST /orders in the rich form. The total is the sum of the lines; an order has at most 200 pieces. Properties that are not named here are ignored.", type: "object", required: ["customer", "paymentMethod", "lines", "total"], properties: { customer: { type: "object", required: ["id", "firstName", "lastName", "email"], properties: { id: { type: "string", minLength: 1, maxLength: 64, pattern: "\\S" }, firstName: { type: "string", minLength: 1, maxLength: 100, pattern: "\\S" }, lastName: { type: "string", minLength: 1, maxLength: 100, pattern: "\\S" }, email: { type: "string", maxLength: 254, pattern: "^[^@\\s]+@[^@\\s]+$" } } }, billingAddress: { $ref: "address.json" }, shippingAddress: { $ref: "address.json" }, currency: { $ref: "currency.json" }, paymentMethod: { type: "string", enum: ["card", "cash", "gift-card", "bank-transfer"] }, lines: { type: "array", minItems: 1, maxItems: 100, items: { $ref: "order-line.json" } }, total: { description: "Sum of the lines, in major units.", type: "number", exclusiveMinimum: 0, maximum: 999999999e-2 } }, examples: [{ customer: { id: "C-1001", firstName: "J\xF6rg", lastName: "M\xFCller", email: "joerg.mueller@example.com" }, billingAddress: { line1: "Hauptstra\xDFe 1", city: "K\xF6ln", postalCode: "50667", country: "DE" }, currency: "EUR", paymentMethod: "card", lines: [{ itemCode: "milk", brand: "Contoso", type: "drink", size: "1 l", colour: "white", quantity: 2, price: 1.19 }, { itemCode: "bread", brand: "Fabrikam", type: "bakery", size: "500 g", colour: "brown", quantity: 1, price: 2.49 }], total: 4.87 }, { customer: { id: "C-1002", firstName: "Aiko", lastName: "Sato", email: "aiko@example.com" }, currency: "JPY", paymentMethod: "cash", lines: [{ itemCode: "apples", brand: "Northwind", type: "fruit", size: "1 kg", colour: "red", quantity: 1, price: 480 }], total: 480 }] }, ee = new RegExp("^[^@\\s]+@[^@\\s]+$", "u");
function b(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = b.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.customer === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.paymentMethod === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "paymentMethod" }, message: "must have required property 'paymentMethod'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.lines === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "lines" }, message: "must have required property 'lines'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.total === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.customer !== void 0) {
      let s = n.customer;
      if (s && typeof s == "object" && !Array.isArray(s)) {
        if (s.id === void 0) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.firstName === void 0) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "firstName" }, message: "must have required property 'firstName'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.lastName === void 0) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "lastName" }, message: "must have required property 'lastName'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.email === void 0) {
          let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.id !== void 0) {
          let i = s.id;
          if (typeof i == "string") {
            if (m(i) > 64) {
              let r = { instancePath: a + "/customer/id", schemaPath: "#/properties/customer/properties/id/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/customer/id", schemaPath: "#/properties/customer/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/customer/id", schemaPath: "#/properties/customer/properties/id/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/customer/id", schemaPath: "#/properties/customer/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.firstName !== void 0) {
          let i = s.firstName;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.lastName !== void 0) {
          let i = s.lastName;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.email !== void 0) {
          let i = s.email;
          if (typeof i == "string") {
            if (m(i) > 254) {
              let r = { instancePath: a + "/customer/email", schemaPath: "#/properties/customer/properties/email/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!ee.test(i)) {
              let r = { instancePath: a + "/customer/email", schemaPath: "#/properties/customer/properties/email/pattern", keyword: "pattern", params: { pattern: "^[^@\\s]+@[^@\\s]+$" }, message: 'must match pattern "^[^@\\s]+@[^@\\s]+$"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/customer/email", schemaPath: "#/properties/customer/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.billingAddress !== void 0) {
      let s = n.billingAddress;
      if (s && typeof s == "object" && !Array.isArray(s)) {
        if (s.line1 === void 0) {
          let i = { instancePath: a + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.city === void 0) {
          let i = { instancePath: a + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.postalCode === void 0) {
          let i = { instancePath: a + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.country === void 0) {
          let i = { instancePath: a + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.line1 !== void 0) {
          let i = s.line1;
          if (typeof i == "string") {
            if (m(i) > 200) {
              let r = { instancePath: a + "/billingAddress/line1", schemaPath: "address.json/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/billingAddress/line1", schemaPath: "address.json/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/billingAddress/line1", schemaPath: "address.json/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/line1", schemaPath: "address.json/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.line2 !== void 0) {
          let i = s.line2;
          if (typeof i == "string") {
            if (m(i) > 200) {
              let r = { instancePath: a + "/billingAddress/line2", schemaPath: "address.json/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/line2", schemaPath: "address.json/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.city !== void 0) {
          let i = s.city;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/billingAddress/city", schemaPath: "address.json/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/billingAddress/city", schemaPath: "address.json/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/billingAddress/city", schemaPath: "address.json/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/city", schemaPath: "address.json/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.region !== void 0) {
          let i = s.region;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/billingAddress/region", schemaPath: "address.json/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/region", schemaPath: "address.json/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.postalCode !== void 0) {
          let i = s.postalCode;
          if (typeof i == "string") {
            if (m(i) > 20) {
              let r = { instancePath: a + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.country !== void 0) {
          let i = s.country;
          if (typeof i == "string") {
            if (!F.test(i)) {
              let r = { instancePath: a + "/billingAddress/country", schemaPath: "address.json/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/billingAddress/country", schemaPath: "address.json/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/billingAddress", schemaPath: "address.json/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.shippingAddress !== void 0) {
      let s = n.shippingAddress;
      if (s && typeof s == "object" && !Array.isArray(s)) {
        if (s.line1 === void 0) {
          let i = { instancePath: a + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.city === void 0) {
          let i = { instancePath: a + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.postalCode === void 0) {
          let i = { instancePath: a + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.country === void 0) {
          let i = { instancePath: a + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s.line1 !== void 0) {
          let i = s.line1;
          if (typeof i == "string") {
            if (m(i) > 200) {
              let r = { instancePath: a + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.line2 !== void 0) {
          let i = s.line2;
          if (typeof i == "string") {
            if (m(i) > 200) {
              let r = { instancePath: a + "/shippingAddress/line2", schemaPath: "address.json/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/line2", schemaPath: "address.json/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.city !== void 0) {
          let i = s.city;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/shippingAddress/city", schemaPath: "address.json/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/shippingAddress/city", schemaPath: "address.json/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/shippingAddress/city", schemaPath: "address.json/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/city", schemaPath: "address.json/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.region !== void 0) {
          let i = s.region;
          if (typeof i == "string") {
            if (m(i) > 100) {
              let r = { instancePath: a + "/shippingAddress/region", schemaPath: "address.json/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/region", schemaPath: "address.json/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.postalCode !== void 0) {
          let i = s.postalCode;
          if (typeof i == "string") {
            if (m(i) > 20) {
              let r = { instancePath: a + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (m(i) < 1) {
              let r = { instancePath: a + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [r] : e.push(r), t++;
            }
            if (!y.test(i)) {
              let r = { instancePath: a + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
        if (s.country !== void 0) {
          let i = s.country;
          if (typeof i == "string") {
            if (!F.test(i)) {
              let r = { instancePath: a + "/shippingAddress/country", schemaPath: "address.json/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
              e === null ? e = [r] : e.push(r), t++;
            }
          } else {
            let r = { instancePath: a + "/shippingAddress/country", schemaPath: "address.json/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [r] : e.push(r), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/shippingAddress", schemaPath: "address.json/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.currency !== void 0) {
      let s = n.currency;
      if (typeof s != "string") {
        let i = { instancePath: a + "/currency", schemaPath: "currency.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (!(s === "AUD" || s === "BRL" || s === "CAD" || s === "CHF" || s === "CNY" || s === "CZK" || s === "DKK" || s === "EUR" || s === "GBP" || s === "HUF" || s === "INR" || s === "JPY" || s === "KRW" || s === "KWD" || s === "MXN" || s === "NOK" || s === "NZD" || s === "PLN" || s === "SEK" || s === "SGD" || s === "TND" || s === "TRY" || s === "USD" || s === "ZAR")) {
        let i = { instancePath: a + "/currency", schemaPath: "currency.json/enum", keyword: "enum", params: { allowedValues: z.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.paymentMethod !== void 0) {
      let s = n.paymentMethod;
      if (typeof s != "string") {
        let i = { instancePath: a + "/paymentMethod", schemaPath: "#/properties/paymentMethod/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (!(s === "card" || s === "cash" || s === "gift-card" || s === "bank-transfer")) {
        let i = { instancePath: a + "/paymentMethod", schemaPath: "#/properties/paymentMethod/enum", keyword: "enum", params: { allowedValues: X.properties.paymentMethod.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.lines !== void 0) {
      let s = n.lines;
      if (Array.isArray(s)) {
        if (s.length > 100) {
          let r = { instancePath: a + "/lines", schemaPath: "#/properties/lines/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (s.length < 1) {
          let r = { instancePath: a + "/lines", schemaPath: "#/properties/lines/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let i = s.length;
        for (let r = 0; r < i; r++)
          w(s[r], { instancePath: a + "/lines/" + r, parentData: s, parentDataProperty: r, rootData: f, dynamicAnchors: k }) || (e = e === null ? w.errors : e.concat(w.errors), t = e.length);
      } else {
        let i = { instancePath: a + "/lines", schemaPath: "#/properties/lines/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.total !== void 0) {
      let s = n.total;
      if (typeof s == "number" && isFinite(s)) {
        if (s > 999999999e-2 || isNaN(s)) {
          let i = { instancePath: a + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s <= 0 || isNaN(s)) {
          let i = { instancePath: a + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return b.errors = e, t === 0;
}
b.evaluated = { props: { customer: !0, billingAddress: !0, shippingAddress: !0, currency: !0, paymentMethod: !0, lines: !0, total: !0 }, dynamicProps: !1, dynamicItems: !1 };
var re = T;
function T(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = T.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.type === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.title === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.status === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.code === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.type !== void 0) {
      let s = n.type;
      if (typeof s == "string") {
        if (m(s) > 100) {
          let i = { instancePath: a + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.title !== void 0) {
      let s = n.title;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.status !== void 0) {
      let s = n.status;
      if (!(typeof s == "number" && !(s % 1) && !isNaN(s) && isFinite(s))) {
        let i = { instancePath: a + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (typeof s == "number" && isFinite(s)) {
        if (s > 599 || isNaN(s)) {
          let i = { instancePath: a + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (s < 400 || isNaN(s)) {
          let i = { instancePath: a + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400" };
          e === null ? e = [i] : e.push(i), t++;
        }
      }
    }
    if (n.code !== void 0) {
      let s = n.code;
      if (typeof s == "string") {
        if (m(s) > 60) {
          let i = { instancePath: a + "/code", schemaPath: "#/properties/code/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.detail !== void 0) {
      let s = n.detail;
      if (typeof s == "string") {
        if (m(s) > 2e3) {
          let i = { instancePath: a + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.faults !== void 0) {
      let s = n.faults;
      if (Array.isArray(s)) {
        if (s.length > 200) {
          let r = { instancePath: a + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let i = s.length;
        for (let r = 0; r < i; r++) {
          let p = s[r];
          if (p && typeof p == "object" && !Array.isArray(p)) {
            if (p.pointer === void 0) {
              let o = { instancePath: a + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "pointer" }, message: "must have required property 'pointer'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (p.text === void 0) {
              let o = { instancePath: a + "/faults/" + r, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (p.pointer !== void 0) {
              let o = p.pointer;
              if (typeof o == "string") {
                if (m(o) > 300) {
                  let l = { instancePath: a + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [l] : e.push(l), t++;
                }
              } else {
                let l = { instancePath: a + "/faults/" + r + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [l] : e.push(l), t++;
              }
            }
            if (p.text !== void 0) {
              let o = p.text;
              if (typeof o == "string") {
                if (m(o) > 300) {
                  let l = { instancePath: a + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [l] : e.push(l), t++;
                }
              } else {
                let l = { instancePath: a + "/faults/" + r + "/text", schemaPath: "#/properties/faults/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [l] : e.push(l), t++;
              }
            }
          } else {
            let o = { instancePath: a + "/faults/" + r, schemaPath: "#/properties/faults/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return T.errors = e, t === 0;
}
T.evaluated = { props: { type: !0, title: !0, status: !0, code: !0, detail: !0, faults: !0 }, dynamicProps: !1, dynamicItems: !1 };
var se = C;
function C(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = C.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.source === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, message: "must have required property 'source'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.reason === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.description === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.attempts === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attempts" }, message: "must have required property 'attempts'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.time === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n["message-id"] === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message-id" }, message: "must have required property 'message-id'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.source !== void 0) {
      let s = n.source;
      if (typeof s == "string") {
        if (m(s) > 200) {
          let i = { instancePath: a + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.reason !== void 0) {
      let s = n.reason;
      if (typeof s == "string") {
        if (m(s) > 60) {
          let i = { instancePath: a + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.description !== void 0) {
      let s = n.description;
      if (typeof s == "string") {
        if (m(s) > 2e3) {
          let i = { instancePath: a + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.attempts !== void 0) {
      let s = n.attempts;
      if (!(typeof s == "number" && !(s % 1) && !isNaN(s) && isFinite(s))) {
        let i = { instancePath: a + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [i] : e.push(i), t++;
      }
      if (typeof s == "number" && isFinite(s) && (s < 1 || isNaN(s))) {
        let i = { instancePath: a + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.time !== void 0) {
      let s = n.time;
      if (typeof s == "string") {
        if (m(s) > 24) {
          let i = { instancePath: a + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!v.test(s)) {
          let i = { instancePath: a + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n["message-id"] !== void 0) {
      let s = n["message-id"];
      if (typeof s == "string") {
        if (m(s) > 128) {
          let i = { instancePath: a + "/message-id", schemaPath: "#/properties/message-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/message-id", schemaPath: "#/properties/message-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.traceparent !== void 0) {
      let s = n.traceparent;
      if (typeof s == "string") {
        if (m(s) > 55) {
          let i = { instancePath: a + "/traceparent", schemaPath: "#/properties/traceparent/maxLength", keyword: "maxLength", params: { limit: 55 }, message: "must NOT have more than 55 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/traceparent", schemaPath: "#/properties/traceparent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n["correlation-id"] !== void 0) {
      let s = n["correlation-id"];
      if (typeof s == "string") {
        if (m(s) > 128) {
          let i = { instancePath: a + "/correlation-id", schemaPath: "#/properties/correlation-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/correlation-id", schemaPath: "#/properties/correlation-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return C.errors = e, t === 0;
}
C.evaluated = { props: { source: !0, reason: !0, description: !0, attempts: !0, time: !0, "message-id": !0, traceparent: !0, "correlation-id": !0 }, dynamicProps: !1, dynamicItems: !1 };
var te = S;
function S(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = S.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.id === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.receivedAt === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receivedAt" }, message: "must have required property 'receivedAt'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.id !== void 0) {
      let s = n.id;
      if (typeof s == "string") {
        if (m(s) > 49) {
          let i = { instancePath: a + "/id", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!Z.test(s)) {
          let i = { instancePath: a + "/id", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/id", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    if (n.receivedAt !== void 0) {
      let s = n.receivedAt;
      if (typeof s == "string") {
        if (m(s) > 24) {
          let i = { instancePath: a + "/receivedAt", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [i] : e.push(i), t++;
        }
        if (!v.test(s)) {
          let i = { instancePath: a + "/receivedAt", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [i] : e.push(i), t++;
        }
      } else {
        let i = { instancePath: a + "/receivedAt", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
    n.order !== void 0 && (q(n.order, { instancePath: a + "/order", parentData: n, parentDataProperty: "order", rootData: f, dynamicAnchors: k }) || (e = e === null ? q.errors : e.concat(q.errors), t = e.length)), n.richOrder !== void 0 && (b(n.richOrder, { instancePath: a + "/richOrder", parentData: n, parentDataProperty: "richOrder", rootData: f, dynamicAnchors: k }) || (e = e === null ? b.errors : e.concat(b.errors), t = e.length));
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return S.errors = e, t === 0;
}
S.evaluated = { props: { id: !0, receivedAt: !0, order: !0, richOrder: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ae = I;
function I(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = I.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.items === void 0) {
      let s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (n.items !== void 0) {
      let s = n.items;
      if (Array.isArray(s)) {
        if (s.length > 100) {
          let r = { instancePath: a + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        if (s.length < 1) {
          let r = { instancePath: a + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [r] : e.push(r), t++;
        }
        let i = s.length;
        for (let r = 0; r < i; r++) {
          let p = s[r];
          if (typeof p == "string") {
            if (m(p) > 100) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (m(p) < 1) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), t++;
            }
            if (!y.test(p)) {
              let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), t++;
            }
          } else {
            let o = { instancePath: a + "/items/" + r, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), t++;
          }
        }
      } else {
        let i = { instancePath: a + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [i] : e.push(i), t++;
      }
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return I.errors = e, t === 0;
}
I.evaluated = { props: { items: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ie = D;
function D(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = D.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (Object.keys(n).length > 90) {
      let i = { instancePath: a, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 90 }, message: "must NOT have more than 90 properties" };
      e === null ? e = [i] : e.push(i), t++;
    }
    if (Object.keys(n).length < 1) {
      let i = { instancePath: a, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      e === null ? e = [i] : e.push(i), t++;
    }
    for (let i in n) {
      let r = t;
      if (typeof i == "string") {
        if (m(i) > 100) {
          let p = { instancePath: a, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", propertyName: i };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (m(i) < 1) {
          let p = { instancePath: a, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", propertyName: i };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (!y.test(i)) {
          let p = { instancePath: a, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', propertyName: i };
          e === null ? e = [p] : e.push(p), t++;
        }
      } else {
        let p = { instancePath: a, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: i };
        e === null ? e = [p] : e.push(p), t++;
      }
      var s = r === t;
      if (!s) {
        let p = { instancePath: a, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: i }, message: "property name must be valid" };
        e === null ? e = [p] : e.push(p), t++;
      }
    }
    for (let i in n) {
      let r = n[i];
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let p = { instancePath: a + "/" + i.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), t++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e9 || isNaN(r)) {
          let p = { instancePath: a + "/" + i.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 }, message: "must be <= 1000000000" };
          e === null ? e = [p] : e.push(p), t++;
        }
        if (r < 1 || isNaN(r)) {
          let p = { instancePath: a + "/" + i.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [p] : e.push(p), t++;
        }
      }
    }
  } else {
    let i = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [i] : e.push(i), t++;
  }
  return D.errors = e, t === 0;
}
D.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var ne = $;
function $(n, { instancePath: a = "", parentData: P, parentDataProperty: g, rootData: f = n, dynamicAnchors: k = {} } = {}) {
  let e = null, t = 0, d = $.evaluated;
  if (d.dynamicProps && (d.props = void 0), d.dynamicItems && (d.items = void 0), typeof n == "string") {
    if (m(n) > 100) {
      let s = { instancePath: a, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (m(n) < 1) {
      let s = { instancePath: a, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      e === null ? e = [s] : e.push(s), t++;
    }
    if (!y.test(n)) {
      let s = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
      e === null ? e = [s] : e.push(s), t++;
    }
  } else {
    let s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [s] : e.push(s), t++;
  }
  return $.errors = e, t === 0;
}
$.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var me = { Address: U, Currency: V, Decision: B, Instant: Y, OrderEvent: H, OrderId: J, OrderLine: W, PlaceOrder: G, PlaceRichOrder: Q, Problem: re, QuarantineProperties: se, QueuedOrder: te, Reserve: ae, Restock: ie, Sku: ne };
export {
  U as Address,
  V as Currency,
  B as Decision,
  Y as Instant,
  H as OrderEvent,
  J as OrderId,
  W as OrderLine,
  G as PlaceOrder,
  Q as PlaceRichOrder,
  re as Problem,
  se as QuarantineProperties,
  te as QueuedOrder,
  ae as Reserve,
  ie as Restock,
  ne as Sku,
  me as validators
};
