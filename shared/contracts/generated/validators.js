// Generated from schemas/ by build/generate.ts.
var H = (n, i) => () => {
  try {
    return i || n((i = { exports: {} }).exports, i), i.exports;
  } catch (P) {
    throw i = 0, P;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var B = H((M) => {
  "use strict";
  Object.defineProperty(M, "__esModule", { value: !0 });
  function V(n) {
    let i = n.length, P = 0, g = 0, y;
    for (; g < i; )
      P++, y = n.charCodeAt(g++), y >= 55296 && y <= 56319 && g < i && (y = n.charCodeAt(g), (y & 64512) === 56320 && g++);
    return P;
  }
  M.default = V;
  V.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var W = O;
var m = B().default, f = new RegExp("\\S", "u"), _ = new RegExp("^[A-Z]{2}$", "u");
function O(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = O.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.line1 === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.city === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.postalCode === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.country === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.line1 !== void 0) {
      let r = n.line1;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/line1", schemaPath: "#/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/line1", schemaPath: "#/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/line1", schemaPath: "#/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/line1", schemaPath: "#/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.line2 !== void 0) {
      let r = n.line2;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/line2", schemaPath: "#/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/line2", schemaPath: "#/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.city !== void 0) {
      let r = n.city;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/city", schemaPath: "#/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/city", schemaPath: "#/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/city", schemaPath: "#/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/city", schemaPath: "#/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.region !== void 0) {
      let r = n.region;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/region", schemaPath: "#/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.postalCode !== void 0) {
      let r = n.postalCode;
      if (typeof r == "string") {
        if (m(r) > 20) {
          let t = { instancePath: i + "/postalCode", schemaPath: "#/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/postalCode", schemaPath: "#/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/postalCode", schemaPath: "#/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/postalCode", schemaPath: "#/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.country !== void 0) {
      let r = n.country;
      if (typeof r == "string") {
        if (!_.test(r)) {
          let t = { instancePath: i + "/country", schemaPath: "#/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/country", schemaPath: "#/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return O.errors = e, a === 0;
}
O.evaluated = { props: { line1: !0, line2: !0, city: !0, region: !0, postalCode: !0, country: !0 }, dynamicProps: !1, dynamicItems: !1 };
var J = x;
var Z = new RegExp("^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$", "u"), K = new RegExp("^[A-Z]{3}$", "u"), q = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$", "u");
function x(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = x.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.orderId === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orderId" }, message: "must have required property 'orderId'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.customer === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.total === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.currency === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.time === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.orderId !== void 0) {
      let r = n.orderId;
      if (typeof r == "string") {
        if (m(r) > 49) {
          let t = { instancePath: i + "/orderId", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!Z.test(r)) {
          let t = { instancePath: i + "/orderId", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/orderId", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.customer !== void 0) {
      let r = n.customer;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.total !== void 0) {
      let r = n.total;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let t = { instancePath: i + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (typeof r == "number" && isFinite(r) && (r < 0 || isNaN(r))) {
        let t = { instancePath: i + "/total", schemaPath: "#/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.currency !== void 0) {
      let r = n.currency;
      if (typeof r == "string") {
        if (!K.test(r)) {
          let t = { instancePath: i + "/currency", schemaPath: "#/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.time !== void 0) {
      let r = n.time;
      if (typeof r == "string") {
        if (m(r) > 24) {
          let t = { instancePath: i + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!q.test(r)) {
          let t = { instancePath: i + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return x.errors = e, a === 0;
}
x.evaluated = { props: { orderId: !0, customer: !0, total: !0, currency: !0, time: !0 }, dynamicProps: !1, dynamicItems: !1 };
var G = j, U = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "currency.json", title: "Currency", description: "ISO 4217; an order that names none is in USD.", type: "string", enum: ["AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "JPY", "KRW", "KWD", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TND", "TRY", "USD", "ZAR"], examples: ["USD", "EUR", "JPY"] };
function j(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = j.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), typeof n != "string") {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [r] : e.push(r), a++;
  }
  if (!(n === "AUD" || n === "BRL" || n === "CAD" || n === "CHF" || n === "CNY" || n === "CZK" || n === "DKK" || n === "EUR" || n === "GBP" || n === "HUF" || n === "INR" || n === "JPY" || n === "KRW" || n === "KWD" || n === "MXN" || n === "NOK" || n === "NZD" || n === "PLN" || n === "SEK" || n === "SGD" || n === "TND" || n === "TRY" || n === "USD" || n === "ZAR")) {
    let r = { instancePath: i, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: U.enum }, message: "must be equal to one of the allowed values" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return j.errors = e, a === 0;
}
j.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var Q = L;
function L(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = L.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.approver === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.approved === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "approved" }, message: "must have required property 'approved'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.approver !== void 0) {
      let r = n.approver;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/approver", schemaPath: "#/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/approver", schemaPath: "#/properties/approver/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/approver", schemaPath: "#/properties/approver/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/approver", schemaPath: "#/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.approved !== void 0 && typeof n.approved != "boolean") {
      let r = { instancePath: i + "/approved", schemaPath: "#/properties/approved/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [r] : e.push(r), a++;
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return L.errors = e, a === 0;
}
L.evaluated = { props: { approver: !0, approved: !0 }, dynamicProps: !1, dynamicItems: !1 };
var X = N, ee = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "edit-dead-letter.json", title: "EditDeadLetter", description: "Body of PATCH /operations/dead-letters/{id}: another body for a message that was put aside, whole (body) or at places of the old one (set).", type: "object", minProperties: 1, properties: { body: { description: "The whole new body, as text.", type: "string", maxLength: 262144 }, set: { description: "Values by JSON pointer (RFC 6901); - stands for the end of a list.", type: "object", minProperties: 1, maxProperties: 50, propertyNames: { maxLength: 300 }, additionalProperties: !0 }, next: { description: "Whether it is sent to where it came from, or put back into quarantine (keep).", enum: ["keep", "replay"], default: "keep" }, dryRun: { description: "false: do it. Otherwise it is told whether it could be done.", type: "boolean", default: !0 } }, examples: [{ set: { "/order/total": 12.5 }, next: "replay", dryRun: !1 }, { body: '{"id":"order_riley_0pgg9kr4m2x8v1q0z5t7wc"}' }] };
function N(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = N.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (Object.keys(n).length < 1) {
      let t = { instancePath: i, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      e === null ? e = [t] : e.push(t), a++;
    }
    if (n.body !== void 0) {
      let t = n.body;
      if (typeof t == "string") {
        if (m(t) > 262144) {
          let s = { instancePath: i + "/body", schemaPath: "#/properties/body/maxLength", keyword: "maxLength", params: { limit: 262144 }, message: "must NOT have more than 262144 characters" };
          e === null ? e = [s] : e.push(s), a++;
        }
      } else {
        let s = { instancePath: i + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [s] : e.push(s), a++;
      }
    }
    if (n.set !== void 0) {
      let t = n.set;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (Object.keys(t).length > 50) {
          let s = { instancePath: i + "/set", schemaPath: "#/properties/set/maxProperties", keyword: "maxProperties", params: { limit: 50 }, message: "must NOT have more than 50 properties" };
          e === null ? e = [s] : e.push(s), a++;
        }
        if (Object.keys(t).length < 1) {
          let s = { instancePath: i + "/set", schemaPath: "#/properties/set/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
          e === null ? e = [s] : e.push(s), a++;
        }
        for (let s in t) {
          let p = a;
          if (typeof s == "string" && m(s) > 300) {
            let o = { instancePath: i + "/set", schemaPath: "#/properties/set/propertyNames/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters", propertyName: s };
            e === null ? e = [o] : e.push(o), a++;
          }
          var r = p === a;
          if (!r) {
            let o = { instancePath: i + "/set", schemaPath: "#/properties/set/propertyNames", keyword: "propertyNames", params: { propertyName: s }, message: "property name must be valid" };
            e === null ? e = [o] : e.push(o), a++;
          }
        }
      } else {
        let s = { instancePath: i + "/set", schemaPath: "#/properties/set/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [s] : e.push(s), a++;
      }
    }
    if (n.next !== void 0) {
      let t = n.next;
      if (!(t === "keep" || t === "replay")) {
        let s = { instancePath: i + "/next", schemaPath: "#/properties/next/enum", keyword: "enum", params: { allowedValues: ee.properties.next.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [s] : e.push(s), a++;
      }
    }
    if (n.dryRun !== void 0 && typeof n.dryRun != "boolean") {
      let t = { instancePath: i + "/dryRun", schemaPath: "#/properties/dryRun/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [t] : e.push(t), a++;
    }
  } else {
    let t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [t] : e.push(t), a++;
  }
  return N.errors = e, a === 0;
}
N.evaluated = { props: { body: !0, set: !0, next: !0, dryRun: !0 }, dynamicProps: !1, dynamicItems: !1 };
var re = A;
function A(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = A.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), typeof n == "string") {
    if (m(n) > 24) {
      let r = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (!q.test(n)) {
      let r = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
      e === null ? e = [r] : e.push(r), a++;
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return A.errors = e, a === 0;
}
A.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var te = T;
function T(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = T.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.id === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.orderId === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orderId" }, message: "must have required property 'orderId'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.seq === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "seq" }, message: "must have required property 'seq'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.time === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.type === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.data === void 0) {
      let s = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.id !== void 0) {
      let s = n.id;
      if (typeof s == "string") {
        if (m(s) > 60) {
          let p = { instancePath: i + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [p] : e.push(p), a++;
        }
      } else {
        let p = { instancePath: i + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), a++;
      }
    }
    if (n.orderId !== void 0) {
      let s = n.orderId;
      if (typeof s == "string") {
        if (m(s) > 49) {
          let p = { instancePath: i + "/orderId", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (!Z.test(s)) {
          let p = { instancePath: i + "/orderId", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [p] : e.push(p), a++;
        }
      } else {
        let p = { instancePath: i + "/orderId", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), a++;
      }
    }
    if (n.seq !== void 0) {
      let s = n.seq;
      if (!(typeof s == "number" && !(s % 1) && !isNaN(s) && isFinite(s))) {
        let p = { instancePath: i + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), a++;
      }
      if (typeof s == "number" && isFinite(s)) {
        if (s > 1e5 || isNaN(s)) {
          let p = { instancePath: i + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (s < 0 || isNaN(s)) {
          let p = { instancePath: i + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [p] : e.push(p), a++;
        }
      }
    }
    if (n.time !== void 0) {
      let s = n.time;
      if (typeof s == "string") {
        if (m(s) > 24) {
          let p = { instancePath: i + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (!q.test(s)) {
          let p = { instancePath: i + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [p] : e.push(p), a++;
        }
      } else {
        let p = { instancePath: i + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [p] : e.push(p), a++;
      }
    }
    if (n.type !== void 0 && typeof n.type != "string") {
      let s = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      e === null ? e = [s] : e.push(s), a++;
    }
    if (n.data !== void 0) {
      let s = n.data;
      if (!(s && typeof s == "object" && !Array.isArray(s))) {
        let p = { instancePath: i + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [p] : e.push(p), a++;
      }
    }
    let t = n.type;
    if (typeof t == "string")
      if (t === "OrderReceived") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderReceived") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/0/properties/type/const", keyword: "const", params: { allowedValue: "OrderReceived" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.customer === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.items === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.total === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.currency === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.customer !== void 0) {
                let p = s.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/0/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.items !== void 0) {
                let p = s.items;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let d = { instancePath: i + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [d] : e.push(d), a++;
                  }
                  let o = p.length;
                  for (let d = 0; d < o; d++) {
                    let c = p[d];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (!f.test(c)) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                    } else {
                      let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), a++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/items", schemaPath: "#/oneOf/0/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.total !== void 0) {
                let p = s.total;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), a++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/0/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.currency !== void 0) {
                let p = s.currency;
                if (typeof p == "string") {
                  if (!K.test(p)) {
                    let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/0/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.customerFullName !== void 0) {
                let p = s.customerFullName;
                if (typeof p == "string") {
                  if (m(p) > 201) {
                    let o = { instancePath: i + "/data/customerFullName", schemaPath: "#/oneOf/0/properties/data/properties/customerFullName/maxLength", keyword: "maxLength", params: { limit: 201 }, message: "must NOT have more than 201 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customerFullName", schemaPath: "#/oneOf/0/properties/data/properties/customerFullName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.paymentMethod !== void 0) {
                let p = s.paymentMethod;
                if (typeof p == "string") {
                  if (m(p) > 50) {
                    let o = { instancePath: i + "/data/paymentMethod", schemaPath: "#/oneOf/0/properties/data/properties/paymentMethod/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/paymentMethod", schemaPath: "#/oneOf/0/properties/data/properties/paymentMethod/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.lines !== void 0) {
                let p = s.lines;
                if (Array.isArray(p)) {
                  if (p.length > 100) {
                    let d = { instancePath: i + "/data/lines", schemaPath: "#/oneOf/0/properties/data/properties/lines/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                    e === null ? e = [d] : e.push(d), a++;
                  }
                  let o = p.length;
                  for (let d = 0; d < o; d++) {
                    let c = p[d];
                    if (c && typeof c == "object" && !Array.isArray(c)) {
                      if (c.itemCode === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "itemCode" }, message: "must have required property 'itemCode'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.brand === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "brand" }, message: "must have required property 'brand'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.type === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.size === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "size" }, message: "must have required property 'size'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.colour === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "colour" }, message: "must have required property 'colour'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.quantity === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "quantity" }, message: "must have required property 'quantity'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.price === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "price" }, message: "must have required property 'price'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.longDescription === void 0) {
                        let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/required", keyword: "required", params: { missingProperty: "longDescription" }, message: "must have required property 'longDescription'" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (c.itemCode !== void 0) {
                        let u = c.itemCode;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: i + "/data/lines/" + d + "/itemCode", schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                          if (m(u) < 1) {
                            let h = { instancePath: i + "/data/lines/" + d + "/itemCode", schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                          if (!f.test(u)) {
                            let h = { instancePath: i + "/data/lines/" + d + "/itemCode", schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/itemCode", schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.brand !== void 0) {
                        let u = c.brand;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: i + "/data/lines/" + d + "/brand", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/brand/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/brand", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/brand/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.type !== void 0) {
                        let u = c.type;
                        if (typeof u == "string") {
                          if (m(u) > 100) {
                            let h = { instancePath: i + "/data/lines/" + d + "/type", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/type", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.size !== void 0) {
                        let u = c.size;
                        if (typeof u == "string") {
                          if (m(u) > 20) {
                            let h = { instancePath: i + "/data/lines/" + d + "/size", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/size/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/size", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.colour !== void 0) {
                        let u = c.colour;
                        if (typeof u == "string") {
                          if (m(u) > 50) {
                            let h = { instancePath: i + "/data/lines/" + d + "/colour", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/colour/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/colour", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/colour/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.quantity !== void 0) {
                        let u = c.quantity;
                        if (!(typeof u == "number" && !(u % 1) && !isNaN(u) && isFinite(u))) {
                          let h = { instancePath: i + "/data/lines/" + d + "/quantity", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/quantity/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                        if (typeof u == "number" && isFinite(u) && (u < 1 || isNaN(u))) {
                          let h = { instancePath: i + "/data/lines/" + d + "/quantity", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/quantity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.price !== void 0) {
                        let u = c.price;
                        if (!(typeof u == "number" && !(u % 1) && !isNaN(u) && isFinite(u))) {
                          let h = { instancePath: i + "/data/lines/" + d + "/price", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/price/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                        if (typeof u == "number" && isFinite(u) && (u < 0 || isNaN(u))) {
                          let h = { instancePath: i + "/data/lines/" + d + "/price", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/price/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                      if (c.longDescription !== void 0) {
                        let u = c.longDescription;
                        if (typeof u == "string") {
                          if (m(u) > 400) {
                            let h = { instancePath: i + "/data/lines/" + d + "/longDescription", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/longDescription/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" };
                            e === null ? e = [h] : e.push(h), a++;
                          }
                        } else {
                          let h = { instancePath: i + "/data/lines/" + d + "/longDescription", schemaPath: "#/oneOf/0/properties/data/properties/lines/items/properties/longDescription/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                          e === null ? e = [h] : e.push(h), a++;
                        }
                      }
                    } else {
                      let u = { instancePath: i + "/data/lines/" + d, schemaPath: "#/oneOf/0/properties/data/properties/lines/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                      e === null ? e = [u] : e.push(u), a++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/lines", schemaPath: "#/oneOf/0/properties/data/properties/lines/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/0/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        var r = {};
        r.type = !0, r.data = !0, r.id = !0, r.orderId = !0, r.seq = !0, r.time = !0;
      } else if (t === "InventoryReserved") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "InventoryReserved") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/1/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReserved" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.items === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/1/properties/data/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.items !== void 0) {
                let p = s.items;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let d = { instancePath: i + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [d] : e.push(d), a++;
                  }
                  let o = p.length;
                  for (let d = 0; d < o; d++) {
                    let c = p[d];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (!f.test(c)) {
                        let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                    } else {
                      let u = { instancePath: i + "/data/items/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), a++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/items", schemaPath: "#/oneOf/1/properties/data/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/1/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "InventoryRejected") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "InventoryRejected") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/2/properties/type/const", keyword: "const", params: { allowedValue: "InventoryRejected" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.missing === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/2/properties/data/required", keyword: "required", params: { missingProperty: "missing" }, message: "must have required property 'missing'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.missing !== void 0) {
                let p = s.missing;
                if (Array.isArray(p)) {
                  if (p.length > 200) {
                    let d = { instancePath: i + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
                    e === null ? e = [d] : e.push(d), a++;
                  }
                  let o = p.length;
                  for (let d = 0; d < o; d++) {
                    let c = p[d];
                    if (typeof c == "string") {
                      if (m(c) > 100) {
                        let u = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (m(c) < 1) {
                        let u = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                      if (!f.test(c)) {
                        let u = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
                        e === null ? e = [u] : e.push(u), a++;
                      }
                    } else {
                      let u = { instancePath: i + "/data/missing/" + d, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      e === null ? e = [u] : e.push(u), a++;
                    }
                  }
                } else {
                  let o = { instancePath: i + "/data/missing", schemaPath: "#/oneOf/2/properties/data/properties/missing/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/2/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "ApprovalRequested") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "ApprovalRequested") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/3/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalRequested" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.threshold === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "threshold" }, message: "must have required property 'threshold'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.deadline === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/required", keyword: "required", params: { missingProperty: "deadline" }, message: "must have required property 'deadline'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.threshold !== void 0) {
                let p = s.threshold;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: i + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), a++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: i + "/data/threshold", schemaPath: "#/oneOf/3/properties/data/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.deadline !== void 0) {
                let p = s.deadline;
                if (typeof p == "string") {
                  if (m(p) > 24) {
                    let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                  if (!q.test(p)) {
                    let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/deadline", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/3/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderApproved") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderApproved") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/4/properties/type/const", keyword: "const", params: { allowedValue: "OrderApproved" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.approver === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/4/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.approver !== void 0) {
                let p = s.approver;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/4/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/4/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderRejected") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderRejected") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/5/properties/type/const", keyword: "const", params: { allowedValue: "OrderRejected" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.approver === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/5/properties/data/required", keyword: "required", params: { missingProperty: "approver" }, message: "must have required property 'approver'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.approver !== void 0) {
                let p = s.approver;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/approver", schemaPath: "#/oneOf/5/properties/data/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/5/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "ApprovalExpired") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "ApprovalExpired") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/6/properties/type/const", keyword: "const", params: { allowedValue: "ApprovalExpired" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s))
              for (let p in s) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/6/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), a++;
              }
            else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/6/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderCancelled") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderCancelled") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/7/properties/type/const", keyword: "const", params: { allowedValue: "OrderCancelled" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.customer === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/7/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.customer !== void 0) {
                let p = s.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/7/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/7/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/7/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "PaymentCharged") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "PaymentCharged") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/8/properties/type/const", keyword: "const", params: { allowedValue: "PaymentCharged" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.amount === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.currency === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/8/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.amount !== void 0) {
                let p = s.amount;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: i + "/data/amount", schemaPath: "#/oneOf/8/properties/data/properties/amount/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), a++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: i + "/data/amount", schemaPath: "#/oneOf/8/properties/data/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.currency !== void 0) {
                let p = s.currency;
                if (typeof p == "string") {
                  if (!K.test(p)) {
                    let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/8/properties/data/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/8/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/8/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "PaymentDeclined") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "PaymentDeclined") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/9/properties/type/const", keyword: "const", params: { allowedValue: "PaymentDeclined" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.reason === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/9/properties/data/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.reason !== void 0) {
                let p = s.reason;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/reason", schemaPath: "#/oneOf/9/properties/data/properties/reason/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/reason", schemaPath: "#/oneOf/9/properties/data/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/9/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderShipped") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderShipped") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/10/properties/type/const", keyword: "const", params: { allowedValue: "OrderShipped" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s))
              for (let p in s) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/10/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), a++;
              }
            else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/10/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "ShippingFailed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "ShippingFailed") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/11/properties/type/const", keyword: "const", params: { allowedValue: "ShippingFailed" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.message === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/11/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.message !== void 0) {
                let p = s.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/11/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/11/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/11/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "PaymentRefunded") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "PaymentRefunded") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/12/properties/type/const", keyword: "const", params: { allowedValue: "PaymentRefunded" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.customer !== void 0) {
                let p = s.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/12/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/12/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/12/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "InventoryReleased") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/13/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "InventoryReleased") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/13/properties/type/const", keyword: "const", params: { allowedValue: "InventoryReleased" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s))
              for (let p in s) {
                let o = { instancePath: i + "/data", schemaPath: "#/oneOf/13/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, message: "must NOT have additional properties" };
                e === null ? e = [o] : e.push(o), a++;
              }
            else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/13/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderCompleted") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/14/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderCompleted") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/14/properties/type/const", keyword: "const", params: { allowedValue: "OrderCompleted" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.message === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.customer === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.total === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.currency === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.message !== void 0) {
                let p = s.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/14/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.customer !== void 0) {
                let p = s.customer;
                if (typeof p == "string") {
                  if (m(p) > 200) {
                    let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/14/properties/data/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/customer", schemaPath: "#/oneOf/14/properties/data/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.total !== void 0) {
                let p = s.total;
                if (!(typeof p == "number" && !(p % 1) && !isNaN(p) && isFinite(p))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/14/properties/data/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                  e === null ? e = [o] : e.push(o), a++;
                }
                if (typeof p == "number" && isFinite(p) && (p < 0 || isNaN(p))) {
                  let o = { instancePath: i + "/data/total", schemaPath: "#/oneOf/14/properties/data/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.currency !== void 0) {
                let p = s.currency;
                if (typeof p == "string") {
                  if (m(p) > 3) {
                    let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/14/properties/data/properties/currency/maxLength", keyword: "maxLength", params: { limit: 3 }, message: "must NOT have more than 3 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/currency", schemaPath: "#/oneOf/14/properties/data/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/14/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderClosed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/15/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderClosed") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/15/properties/type/const", keyword: "const", params: { allowedValue: "OrderClosed" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.message === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.message !== void 0) {
                let p = s.message;
                if (typeof p == "string") {
                  if (m(p) > 1e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/15/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/15/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else if (t === "OrderFailed") {
        if (n && typeof n == "object" && !Array.isArray(n)) {
          if (n.type === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/16/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data === void 0) {
            let s = { instancePath: i, schemaPath: "#/oneOf/16/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.type !== void 0 && n.type !== "OrderFailed") {
            let s = { instancePath: i + "/type", schemaPath: "#/oneOf/16/properties/type/const", keyword: "const", params: { allowedValue: "OrderFailed" }, message: "must be equal to constant" };
            e === null ? e = [s] : e.push(s), a++;
          }
          if (n.data !== void 0) {
            let s = n.data;
            if (s && typeof s == "object" && !Array.isArray(s)) {
              if (s.errorType === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "errorType" }, message: "must have required property 'errorType'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.message === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.stackTrace === void 0) {
                let p = { instancePath: i + "/data", schemaPath: "#/oneOf/16/properties/data/required", keyword: "required", params: { missingProperty: "stackTrace" }, message: "must have required property 'stackTrace'" };
                e === null ? e = [p] : e.push(p), a++;
              }
              if (s.errorType !== void 0) {
                let p = s.errorType;
                if (typeof p == "string") {
                  if (m(p) > 100) {
                    let o = { instancePath: i + "/data/errorType", schemaPath: "#/oneOf/16/properties/data/properties/errorType/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/errorType", schemaPath: "#/oneOf/16/properties/data/properties/errorType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.message !== void 0) {
                let p = s.message;
                if (typeof p == "string") {
                  if (m(p) > 2e3) {
                    let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/16/properties/data/properties/message/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/message", schemaPath: "#/oneOf/16/properties/data/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
              if (s.stackTrace !== void 0) {
                let p = s.stackTrace;
                if (typeof p == "string") {
                  if (m(p) > 8e3) {
                    let o = { instancePath: i + "/data/stackTrace", schemaPath: "#/oneOf/16/properties/data/properties/stackTrace/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
                    e === null ? e = [o] : e.push(o), a++;
                  }
                } else {
                  let o = { instancePath: i + "/data/stackTrace", schemaPath: "#/oneOf/16/properties/data/properties/stackTrace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  e === null ? e = [o] : e.push(o), a++;
                }
              }
            } else {
              let p = { instancePath: i + "/data", schemaPath: "#/oneOf/16/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              e === null ? e = [p] : e.push(p), a++;
            }
          }
        }
        r !== !0 && (r = r || {}, r.type = !0, r.data = !0);
      } else {
        let s = { instancePath: i, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: t }, message: 'value of tag "type" must be in oneOf' };
        e === null ? e = [s] : e.push(s), a++;
      }
    else {
      let s = { instancePath: i, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: t }, message: 'tag "type" must be string' };
      e === null ? e = [s] : e.push(s), a++;
    }
  } else {
    let t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [t] : e.push(t), a++;
  }
  return T.errors = e, l.props = r, a === 0;
}
T.evaluated = { dynamicProps: !0, dynamicItems: !1 };
var se = I;
function I(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = I.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), typeof n == "string") {
    if (m(n) > 49) {
      let r = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (!Z.test(n)) {
      let r = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
      e === null ? e = [r] : e.push(r), a++;
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return I.errors = e, a === 0;
}
I.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var ae = k;
function k(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = k.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.itemCode === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "itemCode" }, message: "must have required property 'itemCode'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.brand === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "brand" }, message: "must have required property 'brand'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.type === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.size === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "size" }, message: "must have required property 'size'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.colour === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "colour" }, message: "must have required property 'colour'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.quantity === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "quantity" }, message: "must have required property 'quantity'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.price === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "price" }, message: "must have required property 'price'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.itemCode !== void 0) {
      let r = n.itemCode;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/itemCode", schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/itemCode", schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/itemCode", schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/itemCode", schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.brand !== void 0) {
      let r = n.brand;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/brand", schemaPath: "#/properties/brand/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/brand", schemaPath: "#/properties/brand/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/brand", schemaPath: "#/properties/brand/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/brand", schemaPath: "#/properties/brand/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.type !== void 0) {
      let r = n.type;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/type", schemaPath: "#/properties/type/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.size !== void 0) {
      let r = n.size;
      if (typeof r == "string") {
        if (m(r) > 20) {
          let t = { instancePath: i + "/size", schemaPath: "#/properties/size/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/size", schemaPath: "#/properties/size/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/size", schemaPath: "#/properties/size/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.colour !== void 0) {
      let r = n.colour;
      if (typeof r == "string") {
        if (m(r) > 50) {
          let t = { instancePath: i + "/colour", schemaPath: "#/properties/colour/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/colour", schemaPath: "#/properties/colour/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/colour", schemaPath: "#/properties/colour/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/colour", schemaPath: "#/properties/colour/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.quantity !== void 0) {
      let r = n.quantity;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let t = { instancePath: i + "/quantity", schemaPath: "#/properties/quantity/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 200 || isNaN(r)) {
          let t = { instancePath: i + "/quantity", schemaPath: "#/properties/quantity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 }, message: "must be <= 200" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r < 1 || isNaN(r)) {
          let t = { instancePath: i + "/quantity", schemaPath: "#/properties/quantity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [t] : e.push(t), a++;
        }
      }
    }
    if (n.price !== void 0) {
      let r = n.price;
      if (typeof r == "number" && isFinite(r)) {
        if (r > 999999999e-2 || isNaN(r)) {
          let t = { instancePath: i + "/price", schemaPath: "#/properties/price/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r < 0 || isNaN(r)) {
          let t = { instancePath: i + "/price", schemaPath: "#/properties/price/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/price", schemaPath: "#/properties/price/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return k.errors = e, a === 0;
}
k.evaluated = { props: { itemCode: !0, brand: !0, type: !0, size: !0, colour: !0, quantity: !0, price: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ie = b;
function b(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = b.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.customer === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.items === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.total === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.customer !== void 0) {
      let r = n.customer;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!f.test(r)) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.items !== void 0) {
      let r = n.items;
      if (Array.isArray(r)) {
        if (r.length > 100) {
          let s = { instancePath: i + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        if (r.length < 1) {
          let s = { instancePath: i + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        let t = r.length;
        for (let s = 0; s < t; s++) {
          let p = r[s];
          if (typeof p == "string") {
            if (m(p) > 100) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (m(p) < 1) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (!f.test(p)) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), a++;
            }
          } else {
            let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.total !== void 0) {
      let r = n.total;
      if (typeof r == "number" && isFinite(r)) {
        if (r > 999999999e-2 || isNaN(r)) {
          let t = { instancePath: i + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r <= 0 || isNaN(r)) {
          let t = { instancePath: i + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.currency !== void 0) {
      let r = n.currency;
      if (typeof r != "string") {
        let t = { instancePath: i + "/currency", schemaPath: "currency.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (!(r === "AUD" || r === "BRL" || r === "CAD" || r === "CHF" || r === "CNY" || r === "CZK" || r === "DKK" || r === "EUR" || r === "GBP" || r === "HUF" || r === "INR" || r === "JPY" || r === "KRW" || r === "KWD" || r === "MXN" || r === "NOK" || r === "NZD" || r === "PLN" || r === "SEK" || r === "SGD" || r === "TND" || r === "TRY" || r === "USD" || r === "ZAR")) {
        let t = { instancePath: i + "/currency", schemaPath: "currency.json/enum", keyword: "enum", params: { allowedValues: U.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return b.errors = e, a === 0;
}
b.evaluated = { props: { customer: !0, items: !0, total: !0, currency: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ne = C;
function C(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = C.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.orders === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "orders" }, message: "must have required property 'orders'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.orders !== void 0) {
      let r = n.orders;
      if (Array.isArray(r)) {
        if (r.length > 500) {
          let t = { instancePath: i + "/orders", schemaPath: "#/properties/orders/maxItems", keyword: "maxItems", params: { limit: 500 }, message: "must NOT have more than 500 items" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.length < 1) {
          let t = { instancePath: i + "/orders", schemaPath: "#/properties/orders/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/orders", schemaPath: "#/properties/orders/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return C.errors = e, a === 0;
}
C.evaluated = { props: { orders: !0 }, dynamicProps: !1, dynamicItems: !1 };
var pe = v, oe = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "place-rich-order.json", title: "PlaceRichOrder", description: "Body of POST /orders in the rich form. The total is the sum of the lines; an order has at most 200 pieces of at most 80 different items. Properties that are not named here are ignored.", type: "object", required: ["customer", "paymentMethod", "lines", "total"], properties: { customer: { type: "object", required: ["id", "firstName", "lastName", "email"], properties: { id: { type: "string", minLength: 1, maxLength: 64, pattern: "\\S" }, firstName: { type: "string", minLength: 1, maxLength: 100, pattern: "\\S" }, lastName: { type: "string", minLength: 1, maxLength: 100, pattern: "\\S" }, email: { type: "string", maxLength: 254, pattern: "^[^@\\s]+@[^@\\s]+$" } } }, billingAddress: { $ref: "address.json" }, shippingAddress: { $ref: "address.json" }, currency: { $ref: "currency.json" }, paymentMethod: { type: "string", enum: ["card", "cash", "gift-card", "bank-transfer"] }, lines: { type: "array", minItems: 1, maxItems: 100, items: { $ref: "order-line.json" } }, total: { description: "Sum of the lines, in major units.", type: "number", exclusiveMinimum: 0, maximum: 999999999e-2 } }, examples: [{ customer: { id: "C-1001", firstName: "J\xF6rg", lastName: "M\xFCller", email: "joerg.mueller@example.com" }, billingAddress: { line1: "Hauptstra\xDFe 1", city: "K\xF6ln", postalCode: "50667", country: "DE" }, currency: "EUR", paymentMethod: "card", lines: [{ itemCode: "milk", brand: "Contoso", type: "drink", size: "1 l", colour: "white", quantity: 2, price: 1.19 }, { itemCode: "bread", brand: "Fabrikam", type: "bakery", size: "500 g", colour: "brown", quantity: 1, price: 2.49 }], total: 4.87 }, { customer: { id: "C-1002", firstName: "Aiko", lastName: "Sato", email: "aiko@example.com" }, currency: "JPY", paymentMethod: "cash", lines: [{ itemCode: "apples", brand: "Northwind", type: "fruit", size: "1 kg", colour: "red", quantity: 1, price: 480 }], total: 480 }] }, me = new RegExp("^[^@\\s]+@[^@\\s]+$", "u");
function v(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = v.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.customer === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "customer" }, message: "must have required property 'customer'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.paymentMethod === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "paymentMethod" }, message: "must have required property 'paymentMethod'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.lines === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "lines" }, message: "must have required property 'lines'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.total === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property 'total'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.customer !== void 0) {
      let r = n.customer;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        if (r.id === void 0) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.firstName === void 0) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "firstName" }, message: "must have required property 'firstName'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.lastName === void 0) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "lastName" }, message: "must have required property 'lastName'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.email === void 0) {
          let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.id !== void 0) {
          let t = r.id;
          if (typeof t == "string") {
            if (m(t) > 64) {
              let s = { instancePath: i + "/customer/id", schemaPath: "#/properties/customer/properties/id/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/customer/id", schemaPath: "#/properties/customer/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/customer/id", schemaPath: "#/properties/customer/properties/id/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/customer/id", schemaPath: "#/properties/customer/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.firstName !== void 0) {
          let t = r.firstName;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/customer/firstName", schemaPath: "#/properties/customer/properties/firstName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.lastName !== void 0) {
          let t = r.lastName;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/customer/lastName", schemaPath: "#/properties/customer/properties/lastName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.email !== void 0) {
          let t = r.email;
          if (typeof t == "string") {
            if (m(t) > 254) {
              let s = { instancePath: i + "/customer/email", schemaPath: "#/properties/customer/properties/email/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!me.test(t)) {
              let s = { instancePath: i + "/customer/email", schemaPath: "#/properties/customer/properties/email/pattern", keyword: "pattern", params: { pattern: "^[^@\\s]+@[^@\\s]+$" }, message: 'must match pattern "^[^@\\s]+@[^@\\s]+$"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/customer/email", schemaPath: "#/properties/customer/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/customer", schemaPath: "#/properties/customer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.billingAddress !== void 0) {
      let r = n.billingAddress;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        if (r.line1 === void 0) {
          let t = { instancePath: i + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.city === void 0) {
          let t = { instancePath: i + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.postalCode === void 0) {
          let t = { instancePath: i + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.country === void 0) {
          let t = { instancePath: i + "/billingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.line1 !== void 0) {
          let t = r.line1;
          if (typeof t == "string") {
            if (m(t) > 200) {
              let s = { instancePath: i + "/billingAddress/line1", schemaPath: "address.json/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/billingAddress/line1", schemaPath: "address.json/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/billingAddress/line1", schemaPath: "address.json/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/line1", schemaPath: "address.json/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.line2 !== void 0) {
          let t = r.line2;
          if (typeof t == "string") {
            if (m(t) > 200) {
              let s = { instancePath: i + "/billingAddress/line2", schemaPath: "address.json/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/line2", schemaPath: "address.json/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.city !== void 0) {
          let t = r.city;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/billingAddress/city", schemaPath: "address.json/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/billingAddress/city", schemaPath: "address.json/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/billingAddress/city", schemaPath: "address.json/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/city", schemaPath: "address.json/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.region !== void 0) {
          let t = r.region;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/billingAddress/region", schemaPath: "address.json/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/region", schemaPath: "address.json/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.postalCode !== void 0) {
          let t = r.postalCode;
          if (typeof t == "string") {
            if (m(t) > 20) {
              let s = { instancePath: i + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/postalCode", schemaPath: "address.json/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.country !== void 0) {
          let t = r.country;
          if (typeof t == "string") {
            if (!_.test(t)) {
              let s = { instancePath: i + "/billingAddress/country", schemaPath: "address.json/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/billingAddress/country", schemaPath: "address.json/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/billingAddress", schemaPath: "address.json/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.shippingAddress !== void 0) {
      let r = n.shippingAddress;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        if (r.line1 === void 0) {
          let t = { instancePath: i + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "line1" }, message: "must have required property 'line1'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.city === void 0) {
          let t = { instancePath: i + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property 'city'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.postalCode === void 0) {
          let t = { instancePath: i + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "postalCode" }, message: "must have required property 'postalCode'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.country === void 0) {
          let t = { instancePath: i + "/shippingAddress", schemaPath: "address.json/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r.line1 !== void 0) {
          let t = r.line1;
          if (typeof t == "string") {
            if (m(t) > 200) {
              let s = { instancePath: i + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/line1", schemaPath: "address.json/properties/line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.line2 !== void 0) {
          let t = r.line2;
          if (typeof t == "string") {
            if (m(t) > 200) {
              let s = { instancePath: i + "/shippingAddress/line2", schemaPath: "address.json/properties/line2/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/line2", schemaPath: "address.json/properties/line2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.city !== void 0) {
          let t = r.city;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/shippingAddress/city", schemaPath: "address.json/properties/city/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/shippingAddress/city", schemaPath: "address.json/properties/city/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/shippingAddress/city", schemaPath: "address.json/properties/city/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/city", schemaPath: "address.json/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.region !== void 0) {
          let t = r.region;
          if (typeof t == "string") {
            if (m(t) > 100) {
              let s = { instancePath: i + "/shippingAddress/region", schemaPath: "address.json/properties/region/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/region", schemaPath: "address.json/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.postalCode !== void 0) {
          let t = r.postalCode;
          if (typeof t == "string") {
            if (m(t) > 20) {
              let s = { instancePath: i + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (m(t) < 1) {
              let s = { instancePath: i + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [s] : e.push(s), a++;
            }
            if (!f.test(t)) {
              let s = { instancePath: i + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/postalCode", schemaPath: "address.json/properties/postalCode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
        if (r.country !== void 0) {
          let t = r.country;
          if (typeof t == "string") {
            if (!_.test(t)) {
              let s = { instancePath: i + "/shippingAddress/country", schemaPath: "address.json/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
              e === null ? e = [s] : e.push(s), a++;
            }
          } else {
            let s = { instancePath: i + "/shippingAddress/country", schemaPath: "address.json/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [s] : e.push(s), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/shippingAddress", schemaPath: "address.json/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.currency !== void 0) {
      let r = n.currency;
      if (typeof r != "string") {
        let t = { instancePath: i + "/currency", schemaPath: "currency.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (!(r === "AUD" || r === "BRL" || r === "CAD" || r === "CHF" || r === "CNY" || r === "CZK" || r === "DKK" || r === "EUR" || r === "GBP" || r === "HUF" || r === "INR" || r === "JPY" || r === "KRW" || r === "KWD" || r === "MXN" || r === "NOK" || r === "NZD" || r === "PLN" || r === "SEK" || r === "SGD" || r === "TND" || r === "TRY" || r === "USD" || r === "ZAR")) {
        let t = { instancePath: i + "/currency", schemaPath: "currency.json/enum", keyword: "enum", params: { allowedValues: U.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.paymentMethod !== void 0) {
      let r = n.paymentMethod;
      if (typeof r != "string") {
        let t = { instancePath: i + "/paymentMethod", schemaPath: "#/properties/paymentMethod/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (!(r === "card" || r === "cash" || r === "gift-card" || r === "bank-transfer")) {
        let t = { instancePath: i + "/paymentMethod", schemaPath: "#/properties/paymentMethod/enum", keyword: "enum", params: { allowedValues: oe.properties.paymentMethod.enum }, message: "must be equal to one of the allowed values" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.lines !== void 0) {
      let r = n.lines;
      if (Array.isArray(r)) {
        if (r.length > 100) {
          let s = { instancePath: i + "/lines", schemaPath: "#/properties/lines/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        if (r.length < 1) {
          let s = { instancePath: i + "/lines", schemaPath: "#/properties/lines/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        let t = r.length;
        for (let s = 0; s < t; s++)
          k(r[s], { instancePath: i + "/lines/" + s, parentData: r, parentDataProperty: s, rootData: y, dynamicAnchors: w }) || (e = e === null ? k.errors : e.concat(k.errors), a = e.length);
      } else {
        let t = { instancePath: i + "/lines", schemaPath: "#/properties/lines/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.total !== void 0) {
      let r = n.total;
      if (typeof r == "number" && isFinite(r)) {
        if (r > 999999999e-2 || isNaN(r)) {
          let t = { instancePath: i + "/total", schemaPath: "#/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999999e-2 }, message: "must be <= 9999999.99" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r <= 0 || isNaN(r)) {
          let t = { instancePath: i + "/total", schemaPath: "#/properties/total/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return v.errors = e, a === 0;
}
v.evaluated = { props: { customer: !0, billingAddress: !0, shippingAddress: !0, currency: !0, paymentMethod: !0, lines: !0, total: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ue = D;
function D(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = D.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.type === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.title === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.status === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.code === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.type !== void 0) {
      let r = n.type;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.title !== void 0) {
      let r = n.title;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.status !== void 0) {
      let r = n.status;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let t = { instancePath: i + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 599 || isNaN(r)) {
          let t = { instancePath: i + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r < 400 || isNaN(r)) {
          let t = { instancePath: i + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400" };
          e === null ? e = [t] : e.push(t), a++;
        }
      }
    }
    if (n.code !== void 0) {
      let r = n.code;
      if (typeof r == "string") {
        if (m(r) > 60) {
          let t = { instancePath: i + "/code", schemaPath: "#/properties/code/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.detail !== void 0) {
      let r = n.detail;
      if (typeof r == "string") {
        if (m(r) > 2e3) {
          let t = { instancePath: i + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.faults !== void 0) {
      let r = n.faults;
      if (Array.isArray(r)) {
        if (r.length > 200) {
          let s = { instancePath: i + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        let t = r.length;
        for (let s = 0; s < t; s++) {
          let p = r[s];
          if (p && typeof p == "object" && !Array.isArray(p)) {
            if (p.pointer === void 0) {
              let o = { instancePath: i + "/faults/" + s, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "pointer" }, message: "must have required property 'pointer'" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (p.text === void 0) {
              let o = { instancePath: i + "/faults/" + s, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (p.pointer !== void 0) {
              let o = p.pointer;
              if (typeof o == "string") {
                if (m(o) > 300) {
                  let d = { instancePath: i + "/faults/" + s + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), a++;
                }
              } else {
                let d = { instancePath: i + "/faults/" + s + "/pointer", schemaPath: "#/properties/faults/items/properties/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), a++;
              }
            }
            if (p.text !== void 0) {
              let o = p.text;
              if (typeof o == "string") {
                if (m(o) > 300) {
                  let d = { instancePath: i + "/faults/" + s + "/text", schemaPath: "#/properties/faults/items/properties/text/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" };
                  e === null ? e = [d] : e.push(d), a++;
                }
              } else {
                let d = { instancePath: i + "/faults/" + s + "/text", schemaPath: "#/properties/faults/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                e === null ? e = [d] : e.push(d), a++;
              }
            }
          } else {
            let o = { instancePath: i + "/faults/" + s, schemaPath: "#/properties/faults/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            e === null ? e = [o] : e.push(o), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return D.errors = e, a === 0;
}
D.evaluated = { props: { type: !0, title: !0, status: !0, code: !0, detail: !0, faults: !0 }, dynamicProps: !1, dynamicItems: !1 };
var le = S;
function S(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = S.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.source === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, message: "must have required property 'source'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.reason === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.description === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.attempts === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attempts" }, message: "must have required property 'attempts'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.time === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.source !== void 0) {
      let r = n.source;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.reason !== void 0) {
      let r = n.reason;
      if (typeof r == "string") {
        if (m(r) > 60) {
          let t = { instancePath: i + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.description !== void 0) {
      let r = n.description;
      if (typeof r == "string") {
        if (m(r) > 4e3) {
          let t = { instancePath: i + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.attempts !== void 0) {
      let r = n.attempts;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let t = { instancePath: i + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (typeof r == "number" && isFinite(r) && (r < 1 || isNaN(r))) {
        let t = { instancePath: i + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.time !== void 0) {
      let r = n.time;
      if (typeof r == "string") {
        if (m(r) > 24) {
          let t = { instancePath: i + "/time", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!q.test(r)) {
          let t = { instancePath: i + "/time", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/time", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.encoding !== void 0 && n.encoding !== "gzip") {
      let r = { instancePath: i + "/encoding", schemaPath: "#/properties/encoding/const", keyword: "const", params: { allowedValue: "gzip" }, message: "must be equal to constant" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.traceparent !== void 0) {
      let r = n.traceparent;
      if (typeof r == "string") {
        if (m(r) > 55) {
          let t = { instancePath: i + "/traceparent", schemaPath: "#/properties/traceparent/maxLength", keyword: "maxLength", params: { limit: 55 }, message: "must NOT have more than 55 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/traceparent", schemaPath: "#/properties/traceparent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n["correlation-id"] !== void 0) {
      let r = n["correlation-id"];
      if (typeof r == "string") {
        if (m(r) > 128) {
          let t = { instancePath: i + "/correlation-id", schemaPath: "#/properties/correlation-id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/correlation-id", schemaPath: "#/properties/correlation-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return S.errors = e, a === 0;
}
S.evaluated = { props: { source: !0, reason: !0, description: !0, attempts: !0, time: !0, encoding: !0, traceparent: !0, "correlation-id": !0 }, dynamicProps: !1, dynamicItems: !1 };
var de = $;
function $(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = $.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.id === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.receivedAt === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receivedAt" }, message: "must have required property 'receivedAt'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.id !== void 0) {
      let r = n.id;
      if (typeof r == "string") {
        if (m(r) > 49) {
          let t = { instancePath: i + "/id", schemaPath: "order-id.json/maxLength", keyword: "maxLength", params: { limit: 49 }, message: "must NOT have more than 49 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!Z.test(r)) {
          let t = { instancePath: i + "/id", schemaPath: "order-id.json/pattern", keyword: "pattern", params: { pattern: "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$" }, message: 'must match pattern "^order_[a-z0-9]{1,20}_[0-9abcdefghjkmnpqrstvwxyz]{22}$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/id", schemaPath: "order-id.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.receivedAt !== void 0) {
      let r = n.receivedAt;
      if (typeof r == "string") {
        if (m(r) > 24) {
          let t = { instancePath: i + "/receivedAt", schemaPath: "instant.json/maxLength", keyword: "maxLength", params: { limit: 24 }, message: "must NOT have more than 24 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!q.test(r)) {
          let t = { instancePath: i + "/receivedAt", schemaPath: "instant.json/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/receivedAt", schemaPath: "instant.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    n.order !== void 0 && (b(n.order, { instancePath: i + "/order", parentData: n, parentDataProperty: "order", rootData: y, dynamicAnchors: w }) || (e = e === null ? b.errors : e.concat(b.errors), a = e.length)), n.richOrder !== void 0 && (v(n.richOrder, { instancePath: i + "/richOrder", parentData: n, parentDataProperty: "richOrder", rootData: y, dynamicAnchors: w }) || (e = e === null ? v.errors : e.concat(v.errors), a = e.length));
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return $.errors = e, a === 0;
}
$.evaluated = { props: { id: !0, receivedAt: !0, order: !0, richOrder: !0 }, dynamicProps: !1, dynamicItems: !1 };
var he = R;
var Y = new RegExp("^\\d{1,9}[smhd]$", "u");
function R(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = R.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.ids !== void 0) {
      let r = n.ids;
      if (Array.isArray(r)) {
        if (r.length > 200) {
          let s = { instancePath: i + "/ids", schemaPath: "#/properties/ids/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        if (r.length < 1) {
          let s = { instancePath: i + "/ids", schemaPath: "#/properties/ids/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        let t = r.length;
        for (let s = 0; s < t; s++) {
          let p = r[s];
          if (typeof p == "string") {
            if (m(p) > 128) {
              let o = { instancePath: i + "/ids/" + s, schemaPath: "#/properties/ids/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
              e === null ? e = [o] : e.push(o), a++;
            }
          } else {
            let o = { instancePath: i + "/ids/" + s, schemaPath: "#/properties/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/ids", schemaPath: "#/properties/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.reason !== void 0) {
      let r = n.reason;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.source !== void 0) {
      let r = n.source;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.order !== void 0) {
      let r = n.order;
      if (typeof r == "string") {
        if (m(r) > 100) {
          let t = { instancePath: i + "/order", schemaPath: "#/properties/order/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/order", schemaPath: "#/properties/order/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/order", schemaPath: "#/properties/order/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.text !== void 0) {
      let r = n.text;
      if (typeof r == "string") {
        if (m(r) > 200) {
          let t = { instancePath: i + "/text", schemaPath: "#/properties/text/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/text", schemaPath: "#/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.olderThan !== void 0) {
      let r = n.olderThan;
      if (typeof r == "string") {
        if (m(r) > 20) {
          let t = { instancePath: i + "/olderThan", schemaPath: "#/properties/olderThan/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!Y.test(r)) {
          let t = { instancePath: i + "/olderThan", schemaPath: "#/properties/olderThan/pattern", keyword: "pattern", params: { pattern: "^\\d{1,9}[smhd]$" }, message: 'must match pattern "^\\d{1,9}[smhd]$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/olderThan", schemaPath: "#/properties/olderThan/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.newerThan !== void 0) {
      let r = n.newerThan;
      if (typeof r == "string") {
        if (m(r) > 20) {
          let t = { instancePath: i + "/newerThan", schemaPath: "#/properties/newerThan/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (!Y.test(r)) {
          let t = { instancePath: i + "/newerThan", schemaPath: "#/properties/newerThan/pattern", keyword: "pattern", params: { pattern: "^\\d{1,9}[smhd]$" }, message: 'must match pattern "^\\d{1,9}[smhd]$"' };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/newerThan", schemaPath: "#/properties/newerThan/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.all !== void 0 && typeof n.all != "boolean") {
      let r = { instancePath: i + "/all", schemaPath: "#/properties/all/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.limit !== void 0) {
      let r = n.limit;
      if (!(typeof r == "number" && !(r % 1) && !isNaN(r) && isFinite(r))) {
        let t = { instancePath: i + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [t] : e.push(t), a++;
      }
      if (typeof r == "number" && isFinite(r)) {
        if (r > 200 || isNaN(r)) {
          let t = { instancePath: i + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 }, message: "must be <= 200" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r < 1 || isNaN(r)) {
          let t = { instancePath: i + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [t] : e.push(t), a++;
        }
      }
    }
    if (n.continuationToken !== void 0) {
      let r = n.continuationToken;
      if (typeof r == "string") {
        if (m(r) > 2e3) {
          let t = { instancePath: i + "/continuationToken", schemaPath: "#/properties/continuationToken/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (m(r) < 1) {
          let t = { instancePath: i + "/continuationToken", schemaPath: "#/properties/continuationToken/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/continuationToken", schemaPath: "#/properties/continuationToken/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.rate !== void 0) {
      let r = n.rate;
      if (typeof r == "number" && isFinite(r)) {
        if (r > 1e3 || isNaN(r)) {
          let t = { instancePath: i + "/rate", schemaPath: "#/properties/rate/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
          e === null ? e = [t] : e.push(t), a++;
        }
        if (r < 5 || isNaN(r)) {
          let t = { instancePath: i + "/rate", schemaPath: "#/properties/rate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 5 }, message: "must be >= 5" };
          e === null ? e = [t] : e.push(t), a++;
        }
      } else {
        let t = { instancePath: i + "/rate", schemaPath: "#/properties/rate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
    if (n.dryRun !== void 0 && typeof n.dryRun != "boolean") {
      let r = { instancePath: i + "/dryRun", schemaPath: "#/properties/dryRun/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      e === null ? e = [r] : e.push(r), a++;
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return R.errors = e, a === 0;
}
R.evaluated = { props: { ids: !0, reason: !0, source: !0, order: !0, text: !0, olderThan: !0, newerThan: !0, all: !0, limit: !0, continuationToken: !0, rate: !0, dryRun: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ce = z;
function z(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = z.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (n.items === void 0) {
      let r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "items" }, message: "must have required property 'items'" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (n.items !== void 0) {
      let r = n.items;
      if (Array.isArray(r)) {
        if (r.length > 100) {
          let s = { instancePath: i + "/items", schemaPath: "#/properties/items/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        if (r.length < 1) {
          let s = { instancePath: i + "/items", schemaPath: "#/properties/items/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          e === null ? e = [s] : e.push(s), a++;
        }
        let t = r.length;
        for (let s = 0; s < t; s++) {
          let p = r[s];
          if (typeof p == "string") {
            if (m(p) > 100) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (m(p) < 1) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              e === null ? e = [o] : e.push(o), a++;
            }
            if (!f.test(p)) {
              let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
              e === null ? e = [o] : e.push(o), a++;
            }
          } else {
            let o = { instancePath: i + "/items/" + s, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            e === null ? e = [o] : e.push(o), a++;
          }
        }
      } else {
        let t = { instancePath: i + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        e === null ? e = [t] : e.push(t), a++;
      }
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return z.errors = e, a === 0;
}
z.evaluated = { props: { items: !0 }, dynamicProps: !1, dynamicItems: !1 };
var ye = F;
function F(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = F.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), n && typeof n == "object" && !Array.isArray(n)) {
    if (Object.keys(n).length > 80) {
      let t = { instancePath: i, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 80 }, message: "must NOT have more than 80 properties" };
      e === null ? e = [t] : e.push(t), a++;
    }
    if (Object.keys(n).length < 1) {
      let t = { instancePath: i, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      e === null ? e = [t] : e.push(t), a++;
    }
    for (let t in n) {
      let s = a;
      if (typeof t == "string") {
        if (m(t) > 100) {
          let p = { instancePath: i, schemaPath: "sku.json/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", propertyName: t };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (m(t) < 1) {
          let p = { instancePath: i, schemaPath: "sku.json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", propertyName: t };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (!f.test(t)) {
          let p = { instancePath: i, schemaPath: "sku.json/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', propertyName: t };
          e === null ? e = [p] : e.push(p), a++;
        }
      } else {
        let p = { instancePath: i, schemaPath: "sku.json/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: t };
        e === null ? e = [p] : e.push(p), a++;
      }
      var r = s === a;
      if (!r) {
        let p = { instancePath: i, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: t }, message: "property name must be valid" };
        e === null ? e = [p] : e.push(p), a++;
      }
    }
    for (let t in n) {
      let s = n[t];
      if (!(typeof s == "number" && !(s % 1) && !isNaN(s) && isFinite(s))) {
        let p = { instancePath: i + "/" + t.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        e === null ? e = [p] : e.push(p), a++;
      }
      if (typeof s == "number" && isFinite(s)) {
        if (s > 1e9 || isNaN(s)) {
          let p = { instancePath: i + "/" + t.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 }, message: "must be <= 1000000000" };
          e === null ? e = [p] : e.push(p), a++;
        }
        if (s < 1 || isNaN(s)) {
          let p = { instancePath: i + "/" + t.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          e === null ? e = [p] : e.push(p), a++;
        }
      }
    }
  } else {
    let t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    e === null ? e = [t] : e.push(t), a++;
  }
  return F.errors = e, a === 0;
}
F.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var fe = E;
function E(n, { instancePath: i = "", parentData: P, parentDataProperty: g, rootData: y = n, dynamicAnchors: w = {} } = {}) {
  let e = null, a = 0, l = E.evaluated;
  if (l.dynamicProps && (l.props = void 0), l.dynamicItems && (l.items = void 0), typeof n == "string") {
    if (m(n) > 100) {
      let r = { instancePath: i, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (m(n) < 1) {
      let r = { instancePath: i, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      e === null ? e = [r] : e.push(r), a++;
    }
    if (!f.test(n)) {
      let r = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
      e === null ? e = [r] : e.push(r), a++;
    }
  } else {
    let r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    e === null ? e = [r] : e.push(r), a++;
  }
  return E.errors = e, a === 0;
}
E.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var we = { Address: W, CompletedOrder: J, Currency: G, Decision: Q, EditDeadLetter: X, Instant: re, OrderEvent: te, OrderId: se, OrderLine: ae, PlaceOrder: ie, PlaceOrders: ne, PlaceRichOrder: pe, Problem: ue, QuarantineProperties: le, QueuedOrder: de, RepairChoice: he, Reserve: ce, Restock: ye, Sku: fe };
export {
  W as Address,
  J as CompletedOrder,
  G as Currency,
  Q as Decision,
  X as EditDeadLetter,
  re as Instant,
  te as OrderEvent,
  se as OrderId,
  ae as OrderLine,
  ie as PlaceOrder,
  ne as PlaceOrders,
  pe as PlaceRichOrder,
  ue as Problem,
  le as QuarantineProperties,
  de as QueuedOrder,
  he as RepairChoice,
  ce as Reserve,
  ye as Restock,
  fe as Sku,
  we as validators
};
