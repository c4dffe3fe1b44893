// Passkeys: allauth's webauthn.js asks the browser and sends its answer; here the page learns whether it can.
const form = document.querySelector("form[data-passkey]");
const trouble = document.querySelector("[data-passkey-trouble]");

// Of each kind of page: allauth's function, and what it calls the button.
const KINDS = {
  enter: ["loginForm", "login"],
  confirm: ["authenticateForm", "authenticate"],
  add: ["signupForm", "signup"], // as our server asks for it: kept on the device, opened by finger, face or PIN
};

if (form && window.PublicKeyCredential) {
  const [start, button] = KINDS[form.dataset.passkey];
  window.allauth.webauthn.forms[start]({
    ids: { [button]: "passkey_button", credential: "passkey_credential", data: "passkey_data" },
  });
  for (const part of document.querySelectorAll("[data-passkey-only]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-passkey-less]")) part.hidden = true;
  // Enter in the name is the button, not a form without a passkey.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById("passkey_button").click();
  });
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const isThereAlready = event.detail.exception.name === "InvalidStateError";
  trouble.querySelector("[data-passkey-other]").hidden = isThereAlready;
  trouble.querySelector("[data-passkey-known]").hidden = !isThereAlready;
  trouble.hidden = false;
});
