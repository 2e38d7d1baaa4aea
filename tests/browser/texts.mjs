// What people paste, as the tests paste it. All accounts and names are examples.

import { launch, passRole } from "../aws/messages.mjs";

/** A line of the AWS CLI, refused because nothing allows the action. */
export const implicitDenial =
  "An error occurred (AccessDenied) when calling the ListBuckets operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action";

/** A line of the AWS CLI, refused by a policy of the organization. */
export const explicitDenial =
  "An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/Platform/alice is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/report.csv\" with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";

const encodedLine = ({ encoded }, operation = "RunInstances") =>
  `An error occurred (UnauthorizedOperation) when calling the ${operation} operation: You are not authorized to perform this operation. Encoded authorization failure message: ${encoded}`;

/** A launch whose refusal only STS can explain. */
export const encodedLaunch = encodedLine(launch);

/** A launch that was refused because of the role that goes with it. */
export const encodedPassRole = encodedLine(passRole);

/** What STS decodes them to: as JSON, and as the AWS CLI prints it. */
export const decodedLaunch = JSON.stringify(launch.document);
export const decodedPassRoleByCli = JSON.stringify({ DecodedMessage: JSON.stringify(passRole.document) }, null, 4);

/** A refusal whose details AWS keeps under an id. */
export const withAuthorizationId = (id) =>
  `An error occurred (AccessDenied) when calling the DeleteBucket operation: User: arn:aws:sts::111122223333:assumed-role/Platform/alice is not authorized to perform: s3:DeleteBucket on resource: "arn:aws:s3:::amzn-s3-demo-bucket" with an explicit deny. Go to https://eu-west-1.console.aws.amazon.com/iam/home?region=eu-west-1#/authorization-details/${id} for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ${id}`;
