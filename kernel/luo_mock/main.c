// SPDX-License-Identifier: GPL-2.0
/*
 * luo_mock: file handlers and FLBs for the Live Update Orchestrator that do
 * what a script says. /dev/luo_mock is how the script is told to them.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>
#include "luo_mock.h"

static uint kernel_number = 1;
module_param_named(kernel, kernel_number, uint, 0400);
MODULE_PARM_DESC(kernel, "number of this kernel within the sequence");

/* A module that never was loaded: LUO takes and drops references on it, and that is all it is for. */
void mock_stand_in_init(struct module *stand_in, const char *prefix, char letter)
{
	snprintf(stand_in->name, sizeof(stand_in->name), "%s%c", prefix, letter);
	stand_in->state = MODULE_STATE_LIVE;
	atomic_set(&stand_in->refcnt, 1);
}

struct module *mock_owner(int owner, struct module *stand_in)
{
	switch (owner) {
	case LUO_MOCK_OWNER_STAND_IN:
		return stand_in;
	case LUO_MOCK_OWNER_MODULE:
		return THIS_MODULE;
	default:
		return NULL;
	}
}

static bool module_left(void)
{
	struct module *stand_in;
	bool left = false;
	int i;

	for (i = 0; i < LUO_MOCK_HANDLERS; i++)
		left |= module_refcount(&mock_handlers[i].stand_in) != 0;
	for (i = 0; i < LUO_MOCK_FLBS; i++) {
		stand_in = mock_flb_stand_in(i);
		left |= stand_in && module_refcount(stand_in);
	}
	return left;
}

static bool handle_left(void)
{
	u32 i;

	for (i = 0; i + 1 < slate->next_handle; i++)
		if (slate->origins[i].live)
			return true;
	return false;
}

/* What LUO still holds of the mocks. */
static int what_is_left(void)
{
	return (module_left() ? LUO_MOCK_LEFT_MODULE : 0) | (mock_flb_left() ? LUO_MOCK_LEFT_FLB : 0) |
	       (handle_left() ? LUO_MOCK_LEFT_HANDLE : 0) | (mock_file_left() ? LUO_MOCK_LEFT_FILE : 0);
}

/* Takes back what a sequence made; answers what is left and cannot be. */
static int reset(u32 kernel)
{
	int left = 0, i;

	for (i = 0; i < LUO_MOCK_HANDLERS; i++)
		if (mock_handlers[i].registered && mock_handler_unregister(i))
			left |= LUO_MOCK_LEFT_MODULE;
	left |= what_is_left();
	mock_rule_release(LUO_MOCK_NO_TOKEN);
	mock_protocol_reset();
	slate_clear();
	slate->kernel = kernel;
	if (!(left & (LUO_MOCK_LEFT_MODULE | LUO_MOCK_LEFT_FLB))) {
		mock_handler_init();
		mock_flb_init();
	}
	return left;
}

static int set_module(const struct luo_mock_request *request)
{
	struct module *stand_in = request->slot != LUO_MOCK_ANY ? &mock_handlers[request->slot].stand_in
								: mock_flb_stand_in(request->flb);

	if (!stand_in)
		return -ENOSYS;
	stand_in->state = request->value ? MODULE_STATE_GOING : MODULE_STATE_LIVE;
	return 0;
}

static int set_owner(const struct luo_mock_request *request)
{
	if (request->slot == LUO_MOCK_ANY)
		return mock_flb_set_owner(request->flb, request->value);
	mock_handlers[request->slot].owner = request->value;
	return 0;
}

static int set_compatible(const struct luo_mock_request *request)
{
	struct liveupdate_file_handler *luo;

	if (request->slot == LUO_MOCK_ANY)
		return mock_flb_set_compatible(request->flb, request->name);
	luo = &mock_handlers[request->slot].luo;
	strscpy((char *)luo->compatible, request->name, sizeof(luo->compatible));
	return 0;
}

static int get_position(struct luo_mock_request *request)
{
	if (!slate->position)
		return slate_was_there ? -EEXIST : -ENOENT;
	request->value = slate->position;
	request->flags = slate->position_kernel;
	slate->kernel = slate->position_kernel;
	slate->position = 0;
	return 0;
}

/* Requests that need a handler. */
static int for_handler(unsigned int command, struct luo_mock_request *request)
{
	struct mock_handler *handler;

	if (request->slot >= LUO_MOCK_HANDLERS)
		return -EINVAL;
	handler = &mock_handlers[request->slot];
	switch (command) {
	case LUO_MOCK_REGISTER:
		return mock_handler_register(request->slot);
	case LUO_MOCK_UNREGISTER:
		return mock_handler_unregister(request->slot);
	case LUO_MOCK_SET_CAN_FINISH:
		slate->options[request->slot].can_finish = request->value;
		return 0;
	case LUO_MOCK_SET_USE_FLB:
		slate->options[request->slot].use_flb = request->flb;
		return 0;
	case LUO_MOCK_SET_CALLBACKS:
		handler->callbacks = request->flags;
		return 0;
	case LUO_MOCK_LINK:
		return request->flb < LUO_MOCK_FLBS ? mock_flb_link(request->slot, request->flb) : -EINVAL;
	default:
		return request->flb < LUO_MOCK_FLBS ? mock_flb_unlink(request->slot, request->flb) : -EINVAL;
	}
}

/* Requests that need an FLB. */
static int for_flb(unsigned int command, struct luo_mock_request *request)
{
	if (request->flb >= LUO_MOCK_FLBS)
		return -EINVAL;
	switch (command) {
	case LUO_MOCK_GET_INCOMING:
		return mock_flb_get(request->flb, true, &request->word);
	case LUO_MOCK_PUT_INCOMING:
		return mock_flb_put(request->flb, true);
	case LUO_MOCK_GET_OUTGOING:
		return mock_flb_get(request->flb, false, &request->word);
	default:
		return mock_flb_put(request->flb, false);
	}
}

/* Requests about a handler or an FLB. */
static int for_either(unsigned int command, struct luo_mock_request *request)
{
	if (request->slot != LUO_MOCK_ANY ? request->slot >= LUO_MOCK_HANDLERS : request->flb >= LUO_MOCK_FLBS)
		return -EINVAL;
	switch (command) {
	case LUO_MOCK_SET_MODULE:
		return set_module(request);
	case LUO_MOCK_SET_OWNER:
		return set_owner(request);
	default:
		return set_compatible(request);
	}
}

static int serve(unsigned int command, struct luo_mock_request *request)
{
	switch (command) {
	case LUO_MOCK_RESET:
		return reset(request->value);
	case LUO_MOCK_LEFT:
		return what_is_left();
	case LUO_MOCK_OPEN_FILE:
		return mock_file_open(request);
	case LUO_MOCK_INJECT:
		return mock_rule_add(request, false);
	case LUO_MOCK_HOLD:
		return mock_rule_add(request, true);
	case LUO_MOCK_CLEAR_INJECTS:
		mock_rule_clear();
		return 0;
	case LUO_MOCK_RELEASE:
		mock_rule_release(request->word);
		return 0;
	case LUO_MOCK_TOKEN:
		mock_set_token(request->token, request->other);
		return 0;
	case LUO_MOCK_NAME_OF:
		return mock_file_name_of(request);
	case LUO_MOCK_REFS_OF:
		return mock_file_refs_of(request);
	case LUO_MOCK_DIGEST:
		mock_digest(request->value);
		return 0;
	case LUO_MOCK_REBOOT_HOOK:
		return luo_api_reboot();
	case LUO_MOCK_SET_POSITION:
		slate->position = request->value;
		slate->position_kernel = request->flags;
		return 0;
	case LUO_MOCK_GET_POSITION:
		return get_position(request);
	case LUO_MOCK_GET_INCOMING:
	case LUO_MOCK_PUT_INCOMING:
	case LUO_MOCK_GET_OUTGOING:
	case LUO_MOCK_PUT_OUTGOING:
		return for_flb(command, request);
	case LUO_MOCK_SET_MODULE:
	case LUO_MOCK_SET_OWNER:
	case LUO_MOCK_SET_COMPATIBLE:
		return for_either(command, request);
	case LUO_MOCK_REGISTER:
	case LUO_MOCK_UNREGISTER:
	case LUO_MOCK_LINK:
	case LUO_MOCK_UNLINK:
	case LUO_MOCK_SET_CAN_FINISH:
	case LUO_MOCK_SET_USE_FLB:
	case LUO_MOCK_SET_CALLBACKS:
		return for_handler(command, request);
	default:
		return -ENOTTY;
	}
}

static long mock_ioctl(struct file *file, unsigned int command, unsigned long argument)
{
	struct luo_mock_request request;
	int result;

	if (copy_from_user(&request, (void __user *)argument, sizeof(request)))
		return -EFAULT;
	if (strnlen(request.name, sizeof(request.name)) == sizeof(request.name) ||
	    strnlen(request.other, sizeof(request.other)) == sizeof(request.other))
		return -ENAMETOOLONG;
	result = serve(command, &request);
	if (copy_to_user((void __user *)argument, &request, sizeof(request)))
		return -EFAULT;
	return result;
}

static const struct file_operations mock_operations = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = mock_ioctl,
};

static struct miscdevice mock_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "luo_mock",
	.fops = &mock_operations,
};

static int __init mock_init(void)
{
	int result = slate_open();

	if (result)
		return result;
	slate->kernel = kernel_number;
	mock_handler_init();
	mock_flb_init();
	result = misc_register(&mock_device);
	if (result)
		slate_close();
	return result;
}

static void __exit mock_exit(void)
{
	int i;

	for (i = 0; i < LUO_MOCK_HANDLERS; i++)
		if (mock_handlers[i].registered)
			mock_handler_unregister(i);
	misc_deregister(&mock_device);
	slate_close();
}

module_init(mock_init);
module_exit(mock_exit);
MODULE_DESCRIPTION("Mock file handlers and FLBs for the Live Update Orchestrator");
MODULE_LICENSE("GPL");
